package org.meterhub.commandline;

import org.meterhub.marketmodel.Gsrn;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a metering point's number from the command line, so that one of the wrong form is told before anything is sent. What a wrong check digit means is
 * the market's to say, so that is left to the hub.
 */
final class GsrnConverter implements ITypeConverter<Gsrn> {

    @Override
    public Gsrn convert(String text) {
        try {
            return new Gsrn(text);
        } catch (IllegalArgumentException wrongForm) {
            throw new TypeConversionException(wrongForm.getMessage());
        }
    }
}
