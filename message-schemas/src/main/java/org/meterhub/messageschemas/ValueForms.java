package org.meterhub.messageschemas;

import javax.xml.XMLConstants;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Answers whether a text is a value of a type of XML Schema. The common forms are known here; all others (years of five digits, fractions,
 * offsets, the end of a day, long durations) are put to the schema processor itself, one value at a time, so that the
 * streaming reader cannot differ from the schema. Not thread safe.
 */
final class ValueForms {

    private static final String MINUTE = "0000-00-00T00:00";

    private final MarketSchemas schemas;
    private final Verdict verdict = new Verdict();

    /** Made when first needed: most documents hold common forms only. */
    private @Nullable ValidatorHandler processor;

    ValueForms(MarketSchemas schemas) {
        this.schemas = schemas;
    }

    /** {@code xs:dateTime}; blanks around it do not count. */
    boolean isDateTime(String text) {
        if (text.length() == MINUTE.length() + 4
                && !text.startsWith("0000")
                && isMinute(text)
                && text.charAt(16) == ':'
                && isBelow60(text, 17)
                && text.charAt(19) == 'Z') {
            return true;
        }
        return processorAccepts("dateTime", text);
    }

    /** {@code xs:duration}; blanks around it do not count. */
    boolean isDuration(String text) {
        return text.equals("PT15M")
                || text.equals("PT1H")
                || text.equals("P1M")
                || text.equals("P1D")
                || processorAccepts("duration", text);
    }

    /** A minute with {@code Z} and nothing around it: the market's own pattern. */
    static boolean isMinuteUtc(String text) {
        return text.length() == MINUTE.length() + 1 && isMinute(text) && text.charAt(MINUTE.length()) == 'Z';
    }

    /** A schema location or another text the processor judges by itself, as attribute of the instance namespace. */
    boolean isSchemaLocation(String attribute, String text) {
        AttributesImpl attributes = new AttributesImpl();
        attributes.addAttribute(
                XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, attribute, "xsi:" + attribute, "CDATA", text);
        return processorAccepts("text", "", attributes);
    }

    private boolean processorAccepts(String element, String text) {
        return processorAccepts(element, text, new AttributesImpl());
    }

    private boolean processorAccepts(String element, String text, AttributesImpl attributes) {
        if (processor == null) {
            processor = schemas.valueValidator();
            processor.setErrorHandler(verdict);
        }
        verdict.valid = true;
        try {
            processor.startDocument();
            processor.startPrefixMapping("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
            processor.startElement("", element, element, attributes);
            if (!text.isEmpty()) {
                processor.characters(text.toCharArray(), 0, text.length());
            }
            processor.endElement("", element, element);
            processor.endDocument();
        } catch (SAXException broken) {
            throw new IllegalStateException("the validator failed on a value it was to judge", broken);
        }
        return verdict.valid;
    }

    /** {@code YYYY-MM-DDThh:mm} of a day that exists. */
    private static boolean isMinute(String text) {
        for (int i = 0; i < MINUTE.length(); i++) {
            char expected = MINUTE.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        int year = number(text, 0) * 100 + number(text, 2);
        int month = number(text, 5);
        int day = number(text, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(month, year)
                && number(text, 11) < 24
                && number(text, 14) < 60;
    }

    private static int daysOf(int month, int year) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isBelow60(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        return tens >= '0' && tens < '6' && ones >= '0' && ones <= '9';
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static final class Verdict implements ErrorHandler {

        private boolean valid;

        @Override
        public void warning(SAXParseException exception) {
            // Not an error: for example a schema location that is not followed.
        }

        @Override
        public void error(SAXParseException exception) {
            valid = false;
        }

        @Override
        public void fatalError(SAXParseException exception) {
            valid = false;
        }
    }
}
