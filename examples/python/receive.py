#!/usr/bin/env python3
"""Empties a mailbox into a folder: python3 receive.py ROLE CATEGORY FOLDER [SECONDS]

ROLE is DDQ, DDM, DDK; CATEGORY is MasterData, MeasureData or Aggregations. Ends when nothing has come for SECONDS (10).
The environment says who receives: HUB (amqp://host:port), PARTY (the number), SECRET. Needs Debian's python3-qpid-proton.
"""
import os
import sys

from proton import Timeout
from proton.utils import BlockingConnection


def store(folder, message_id, content):
    """Whole or not at all. A document that comes a second time takes the place of the first: they are the same."""
    unfinished = os.path.join(folder, ".%s.xml" % message_id)
    with open(unfinished, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, os.path.join(folder, "%s.xml" % message_id))


def main(role, category, folder, seconds):
    party = os.environ["PARTY"]
    os.makedirs(folder, exist_ok=True)
    connection = BlockingConnection(
        os.environ.get("HUB", "127.0.0.1:5672"),
        user=party,
        password=os.environ["SECRET"],
        allowed_mechs="PLAIN",
        allow_insecure_mechs=True,  # no TLS on loopback; elsewhere put TLS before the hub
    )
    try:
        receiver = connection.create_receiver("market.out.%s.%s.%s" % (party, role, category), credit=1)
        while True:
            try:
                message = receiver.receive(timeout=seconds)
            except Timeout:
                return
            properties = message.properties
            store(folder, properties["MessageId"], bytes(message.body))
            receiver.accept()  # only now does it leave the mailbox
            print(properties["DocumentType"], properties["MessageId"], flush=True)
    finally:
        connection.close()


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]) if len(sys.argv) == 5 else 10)
