# What a test's script finds ready when it speaks AMQP through Debian's python3-qpid-proton: a client that shares no code with the hub.
# Every outcome is one printed line, so that a test compares lines.
import os
import sys
import datetime
import uuid

import proton
from proton import (Message, Described, symbol, timestamp, ulong, ubyte, uint, ushort, byte, short, int32, char,
                    float32, decimal32, decimal64, decimal128, Array, UNDESCRIBED, Data, Delivery, Link, Endpoint)
from proton import ConnectionException
from proton.utils import BlockingConnection, ConnectionClosed, LinkDetached, SendException
from proton.reactor import LinkOption, SenderOption

URL, USER, SECRET = os.environ["FOREIGN_URL"], os.environ["FOREIGN_USER"], os.environ["FOREIGN_SECRET"]
PATIENCE = float(os.environ.get("FOREIGN_PATIENCE", "120"))


def say(*words):
    print(*[str(word).replace("\n", "\\n") for word in words], flush=True)


def connect(user=USER, secret=SECRET, url=URL, timeout=PATIENCE, **options):
    """Opens a connection with SASL PLAIN."""
    return BlockingConnection(url, timeout=timeout, user=user, password=secret, allowed_mechs="PLAIN",
                              allow_insecure_mechs=True, **options)


def condition_of(condition):
    return "" if condition is None else " " + str(condition.name) + " " + str(condition.description)


class Settlement(SenderOption):
    """Whether transfers are sent settled (nobody learns what became of them) or not."""

    def __init__(self, settled):
        self.settled = settled

    def apply(self, sender):
        sender.snd_settle_mode = Link.SND_SETTLED if self.settled else Link.SND_UNSETTLED


def sender(connection, address, settled=False, name=None):
    """A link to an address (None: the target is named in each message), or None when it was refused, which is said."""
    try:
        # Without a name of its own a second link to an address would be the first one once more.
        return connection.create_sender(address, name=name or str(uuid.uuid4()), options=[Settlement(settled)])
    except (LinkDetached, proton.ProtonException) as refused:
        say("no link:", why(refused))
        return None


def why(failure):
    link = getattr(failure, "link", None)
    if link is not None and link.remote_condition is not None:
        return condition_of(link.remote_condition).strip()
    return type(failure).__name__ + " " + str(failure)


def push(link, content, tag=None):
    """Sends a Message, or bytes as the whole encoded message, and waits for nothing."""
    if isinstance(content, Message):
        return link.link.send(content) if tag is None else link.link.send(content, tag=tag)
    delivery = link.link.delivery(tag or link.link.delivery_tag())
    link.link.stream(content)
    link.link.advance()
    if link.link.snd_settle_mode == Link.SND_SETTLED:
        delivery.settle()
    return delivery


def outcome(link, delivery):
    """What the broker made of a delivery, in words; waits for it."""
    state = {Delivery.ACCEPTED: "accepted", Delivery.REJECTED: "rejected", Delivery.RELEASED: "released",
             Delivery.MODIFIED: "modified"}
    link.connection.wait(lambda: delivery.settled or gone(link), msg="waiting for the outcome")
    if not delivery.settled:
        return "link closed" + condition_of(link.link.remote_condition)
    word = state.get(delivery.remote_state, "outcome " + str(delivery.remote_state))
    text = word + condition_of(delivery.remote.condition)
    delivery.settle()
    return text


def gone(link):
    return bool(link.link.state & Endpoint.REMOTE_CLOSED)


def send(link, content):
    """Sends and says what became of it: accepted, rejected with condition and description, link or connection closed."""
    try:
        delivery = push(link, content)
        if link.link.snd_settle_mode == Link.SND_SETTLED:
            say("sent settled")
            return
        say(outcome(link, delivery))
    except (LinkDetached, ConnectionClosed, ConnectionException, proton.ProtonException) as failure:
        say("closed", why(failure))


def receive(connection, address, count, timeout=PATIENCE):
    """Takes and accepts so many messages; says their bodies."""
    receiver = connection.create_receiver(address)
    for _ in range(count):
        message = receiver.receive(timeout=timeout)
        receiver.accept()
        body = message.body
        say("received", bytes(body) if isinstance(body, memoryview) else body)
    receiver.close()


def section(code, content):
    """One section of an encoded message: the described type with this code, around encoded content."""
    return b"\x00\x53" + bytes([code]) + content


def binary(content):
    return b"\xb0" + len(content).to_bytes(4, "big") + content


def text(content):
    return b"\xb1" + len(content).to_bytes(4, "big") + content


def data_section(content):
    return section(0x75, binary(content))


def value_section(encoded):
    return section(0x77, encoded)
