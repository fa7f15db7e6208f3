package org.meterhub.messageschemas;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema file of this jar, in the shape in which the JDK's schema compiler takes it. It cannot be changed. */
record SchemaFileInput(String fileName, String location, InputStream bytes) implements LSInput {

    @Override
    public InputStream getByteStream() {
        return bytes;
    }

    @Override
    public String getSystemId() {
        return location;
    }

    @Override
    public @Nullable Reader getCharacterStream() {
        return null;
    }

    @Override
    public @Nullable String getStringData() {
        return null;
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getBaseURI() {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public boolean getCertifiedText() {
        return false;
    }

    @Override
    public void setCharacterStream(@Nullable Reader ignored) {
        throw fixed();
    }

    @Override
    public void setByteStream(@Nullable InputStream ignored) {
        throw fixed();
    }

    @Override
    public void setStringData(@Nullable String ignored) {
        throw fixed();
    }

    @Override
    public void setSystemId(@Nullable String ignored) {
        throw fixed();
    }

    @Override
    public void setPublicId(@Nullable String ignored) {
        throw fixed();
    }

    @Override
    public void setBaseURI(@Nullable String ignored) {
        throw fixed();
    }

    @Override
    public void setEncoding(@Nullable String ignored) {
        throw fixed();
    }

    @Override
    public void setCertifiedText(boolean ignored) {
        throw fixed();
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("a schema file of the jar cannot be changed");
    }
}
