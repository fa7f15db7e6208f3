#!/usr/bin/env python3
"""Sends documents to the hub: python3 send.py CHANNEL FILE...

CHANNEL is structure or measure. The environment says who sends: HUB (amqp://host:port), PARTY (the number), SECRET.
Needs Debian's python3-qpid-proton. Ends with 0 when the hub's broker has every document on disk.
"""
import os
import sys

from proton import Message
from proton.utils import BlockingConnection, SendException


def main(channel, files):
    party = os.environ["PARTY"]
    connection = BlockingConnection(
        os.environ.get("HUB", "127.0.0.1:5672"),
        user=party,
        password=os.environ["SECRET"],
        allowed_mechs="PLAIN",
        allow_insecure_mechs=True,  # no TLS on loopback; elsewhere put TLS before the hub
    )
    try:
        sender = connection.create_sender("market.in.%s.%s" % (party, channel))
        for name in files:
            with open(name, "rb") as file:
                # inferred: the bytes as an AMQP data section
                message = Message(body=file.read(), durable=True, inferred=True)
            try:
                sender.send(message)  # returns when the broker has it
            except SendException as refused:
                sys.exit("%s was not taken: %s" % (name, refused))
            print("sent", name)
    finally:
        connection.close()


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("structure", "measure"):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
