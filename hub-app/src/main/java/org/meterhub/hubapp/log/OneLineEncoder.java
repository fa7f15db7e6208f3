package org.meterhub.hubapp.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Writes each event of the log on a line of its own, whoever's text is in it: control characters of message, context, thread, logger and exceptions are
 * written as escapes. User names, client ids and link names are a stranger's to choose, and the libraries log them as they come. Only the line breaks of
 * the pattern and between the frames of a stack trace are left, and frames begin with a tab.
 */
public final class OneLineEncoder extends PatternLayoutEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
        return super.encode(new EscapedEvent(event));
    }
}
