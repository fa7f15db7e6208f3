package org.meterhub.broker.door;

/** A message that may not come in: the sender is told why, and nothing of it is kept. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, in the words of AMQP 1.0 (part 2.8.15 to 2.8.18). */
    public enum Condition {
        /** It can never come in at this address. */
        NOT_ALLOWED("amqp:not-allowed"),
        /** A form of body that the hub does not read. */
        NOT_IMPLEMENTED("amqp:not-implemented"),
        /** The bytes are no message. */
        DECODE_ERROR("amqp:decode-error"),
        /** It is too long, whenever it is sent. */
        TOO_LONG("amqp:link:message-size-exceeded"),
        /** Too much at once; it may be sent again later. */
        TOO_MUCH("amqp:resource-limit-exceeded");

        private final String symbol;

        Condition(String symbol) {
            this.symbol = symbol;
        }

        /** As it goes over the wire. */
        public String symbol() {
            return symbol;
        }
    }

    private final Condition condition;

    /** @param description what is wrong, where, and what to do; for whoever builds the sender's system */
    public Refused(Condition condition, String description) {
        super(description);
        this.condition = condition;
    }

    public Condition condition() {
        return condition;
    }

    /** What is wrong, where, and what to do. */
    public String description() {
        return String.valueOf(getMessage());
    }

    /** Always the same few places: what matters is what it says, and a flood of refusals must cost little. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
