package org.meterhub.hubroutes.check;

import java.util.List;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentHeader;

/** The rules of one process that need nothing but the document, for {@link DocumentCheck}. */
@FunctionalInterface
interface TransactionCheck {

    /**
     * Judges every transaction of a document that its schema allows.
     *
     * @param verdicts is told of each, in the document's order
     * @return how many there were
     */
    int judge(DocumentHeader header, byte[] document, Verdicts verdicts);

    /** Takes what was found. */
    @FunctionalInterface
    interface Verdicts {
        /**
         * @param transaction which of the document, from 1
         * @param transactionId as it stands there, not judged
         * @param rejections why it would be refused; empty when nothing speaks against it
         */
        void of(int transaction, String transactionId, List<Rejection> rejections);
    }
}
