package org.meterhub.hubroutes.check;

import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Wording;

/**
 * What a {@link DocumentCheck} found.
 *
 * @param type what the document is; empty when the hub knows no such document
 * @param header as far as it could be read
 * @param transactions how many were looked at
 * @param findings every reason to refuse the document or one of its transactions; empty when the hub would accept it, as far as can be known
 */
public record CheckReport(
        Optional<DocumentType> type, DocumentHeader header, int transactions, List<Finding> findings) {

    public CheckReport {
        findings = List.copyOf(findings);
    }

    public boolean isAccepted() {
        return findings.isEmpty();
    }

    /**
     * One reason to refuse.
     *
     * @param code the code that the answer would carry
     * @param transaction which transaction of the document it concerns, from 1; 0 for the whole document
     * @param transactionId its id; empty for the whole document
     * @param path the element at fault; empty for the whole document
     * @param line its line, from 1; 0 when unknown
     * @param message what is wrong
     * @param expected what would be right; empty when the message says all there is to say
     * @param documentation where it is explained, a path in this project's {@code docs}
     */
    public record Finding(
            RejectionCode code,
            int transaction,
            String transactionId,
            String path,
            int line,
            Wording message,
            Wording expected,
            String documentation) {}
}
