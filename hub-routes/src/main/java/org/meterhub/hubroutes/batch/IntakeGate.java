package org.meterhub.hubroutes.batch;

/** Whether the hub may take messages at all. While it may not, they wait with the broker, and parties can go on sending. */
public interface IntakeGate {

    /** Asked before each batch; costs nothing. */
    boolean isOpen();

    /** As {@link #isOpen}, but looks anew: asked when a message has failed, before the message is blamed. */
    boolean isOpenOnSecondLook();

    /** Nothing ever stands in the way. */
    static IntakeGate alwaysOpen() {
        return new IntakeGate() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public boolean isOpenOnSecondLook() {
                return true;
            }
        };
    }
}
