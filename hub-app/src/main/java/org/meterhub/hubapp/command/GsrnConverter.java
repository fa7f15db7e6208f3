package org.meterhub.hubapp.command;

import org.meterhub.marketmodel.Gsrn;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a metering point's number from the command line, so that a mistyped one is told before anything is sent. */
final class GsrnConverter implements ITypeConverter<Gsrn> {

    @Override
    public Gsrn convert(String text) {
        if (!Gsrn.isValid(text)) {
            throw new TypeConversionException("'" + text + "' is not a GSRN: 18 digits with a GS1 check digit");
        }
        return new Gsrn(text);
    }
}
