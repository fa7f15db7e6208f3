package org.meterhub.messageschemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/**
 * The schemas of all documents, each compiled once from this jar. Nothing outside it is ever asked: the resolver knows the names of the files
 * beside it and no others, so neither a document's {@code schemaLocation} nor a changed schema can reach a file or the network.
 */
final class MarketSchemas {

    private static final String FOLDER = "xsd/";

    /** A made-up scheme, the only one the JDK may read schemas from. */
    private static final String SCHEME = "meterhub";

    private static final Set<String> SHARED_FILES =
            Set.of("market-types.xsd", "market-codelists.xsd", "market-value-forms.xsd");

    /** Compiled when first asked for: a hub takes and sends few of the documents, and a party's program even fewer. */
    private final Map<DocumentType, Schema> schemas = new ConcurrentHashMap<>();

    /** Not in use, no more than were at once: making one costs nearly as much as judging a small document. */
    private final Map<DocumentType, Queue<ValidatorHandler>> idle = new ConcurrentHashMap<>();

    private final Schema valueForms = compile("market-value-forms.xsd");

    /** The file of a document is its namespace with dashes. */
    static String fileOf(DocumentType type) {
        return type.namespace().replace(':', '-').replace('.', '-') + ".xsd";
    }

    /** A validator of one document's type, not thread safe, for one document; then {@link #giveBack} it. */
    ValidatorHandler borrow(DocumentType type) {
        ValidatorHandler used = idle(type).poll();
        return used == null ? schema(type).newValidatorHandler() : used;
    }

    /** Takes back a validator that has judged a document, to its end or not: the start of the next one clears it. */
    void giveBack(DocumentType type, ValidatorHandler validator) {
        validator.setErrorHandler(null);
        idle(type).add(validator);
    }

    private Queue<ValidatorHandler> idle(DocumentType type) {
        return idle.computeIfAbsent(type, any -> new ConcurrentLinkedQueue<>());
    }

    /** The JDK's validator with the JDK's parser: for our own files in tests, never for what an actor sent. */
    Validator plainValidator(DocumentType type) {
        return schema(type).newValidator();
    }

    private Schema schema(DocumentType type) {
        return schemas.computeIfAbsent(type, any -> compile(fileOf(any)));
    }

    /** A validator of single values; see {@link ValueForms}. */
    ValidatorHandler valueValidator() {
        return valueForms.newValidatorHandler();
    }

    private static Schema compile(String fileName) {
        // The JDK's own, whatever else is on the class path.
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SCHEME);
            factory.setResourceResolver(new FilesBeside());
            try (InputStream file = open(fileName)) {
                return factory.newSchema(new StreamSource(file, SCHEME + ":/" + fileName));
            }
        } catch (SAXException broken) {
            throw new IllegalStateException("our own schema " + fileName + " does not compile", broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static InputStream open(String fileName) {
        return Objects.requireNonNull(
                MarketSchemas.class.getResourceAsStream(FOLDER + fileName), () -> fileName + " is not in the jar");
    }

    private static final class FilesBeside implements LSResourceResolver {

        @Override
        public @Nullable LSInput resolveResource(
                @Nullable String type,
                @Nullable String namespace,
                @Nullable String publicId,
                @Nullable String systemId,
                @Nullable String baseUri) {
            if (systemId == null || !SHARED_FILES.contains(systemId)) {
                throw new IllegalStateException("schemas may include the market's own files only, not " + systemId);
            }
            return new SchemaFileInput(systemId, SCHEME + ":/" + systemId, open(systemId));
        }
    }
}
