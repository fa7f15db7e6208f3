package org.example.supplier;

import java.io.File;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** The names of all that a party's routes meet: its queues at the hub, its folders. */
final class MarketParty {

    /** The id of a document: of one that came, the hub gives it as a property of the message; to one that goes, {@link Draft} gives it. */
    static final String MESSAGE_ID = "MessageId";

    /** Taken within the broker's transaction, so that a document leaves the mailbox only when the route has done with it. */
    private static final String IN_A_TRANSACTION =
            "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER";

    /** A file stands there whole or not at all, and takes the place of one of the same name in one move. */
    private static final String WHOLE = "tempPrefix=.being-written-&eagerDeleteTargetFile=false&forceWrites=true";

    /** Of a file that somebody else writes: taken when it has stopped growing. */
    private static final String FINISHED = "include=.*[.]csv&readLock=changed&readLockCheckInterval=500&delay=1000";

    private final PartySettings settings;

    MarketParty(PartySettings settings) {
        this.settings = settings;
    }

    PartySettings settings() {
        return settings;
    }

    /** Where the hub lays documents for the party. @param category MasterData, MeasureData or Aggregations */
    String mailbox(String category) {
        return "jms:queue:market.out." + settings.party() + "."
                + settings.role().code() + "." + category + IN_A_TRANSACTION;
    }

    /** Where the party sends documents. @param channel structure or measure */
    String address(String channel) {
        return "jms:queue:market.in." + settings.party() + "." + channel;
    }

    /** CSV files that are to be sent; what was sent moves to {@code done}, what cannot be sent to {@code refused}. */
    String toSend(String folder) {
        return file(folder) + "?" + FINISHED + "&move=done/${file:name}&moveFailed=refused/${file:name}";
    }

    /** A file named after the document. @param ending {@code .csv}, {@code .xml} */
    String fileOf(String folder, String ending) {
        return file(folder) + "?fileName=${header." + MESSAGE_ID + "}" + ending + "&" + WHOLE;
    }

    /** Why a file was not sent, beside it. */
    String whyRefused(String folder) {
        return file(folder + "/refused") + "?fileName=${file:onlyname}.why.txt&" + WHOLE;
    }

    private String file(String folder) {
        return "file:" + settings.folder().resolve(folder);
    }

    /** The ids of the documents that were taken, on disk. */
    IdempotentRepository taken() {
        File file = settings.folder().resolve("taken.txt").toFile();
        return FileIdempotentRepository.fileIdempotentRepository(file);
    }
}
