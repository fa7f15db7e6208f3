package org.meterhub.hubroutes.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.AccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.CharacteristicsOfACustomerAtAnAP;
import org.meterhub.messageschemas.documents.GenericNotification;
import org.meterhub.messageschemas.documents.NotifyBillingMasterData;
import org.meterhub.messageschemas.documents.NotifyCancellation;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.meterhub.supplierregistry.process.Notice;

/** Writes the documents that tell parties of a process. Each says what its receiver may know and no more: no document here names another party's request. */
public final class NoticeWriter {

    private final SupplierRegistry registry;
    private final PointPortraits portraits;
    private final Answers answers;

    public NoticeWriter(SupplierRegistry registry, PointPortraits portraits, Answers answers) {
        this.registry = registry;
        this.portraits = portraits;
        this.answers = answers;
    }

    /** Puts the notice into the outbox. @return the header of the document */
    DocumentHeader send(UnitOfWork unit, Notice notice) {
        return switch (notice.kind()) {
            case SUPPLY -> supply(unit, notice);
            case CANCELLATION -> cancellation(unit, notice);
            case MASTER_DATA -> masterData(unit, notice);
            case CUSTOMER_DATA -> customerData(unit, notice);
            case CHARGE_LINKS -> chargeLinks(unit, notice);
        };
    }

    /** RSM-004: which point, from when, and not by whom. */
    private DocumentHeader supply(UnitOfWork unit, Notice notice) {
        return notify(
                unit,
                notice,
                DocumentType.GENERIC_NOTIFICATION,
                header -> DocumentWriter.write(new GenericNotification(
                        header,
                        List.of(new GenericNotification.Transaction(
                                answers.newId(),
                                answered(notice),
                                DocumentTime.of(notice.validFrom()),
                                CodedId.of(notice.gsrn()))))));
    }

    /** RSM-025: what the receiver was told of does not take place. */
    private DocumentHeader cancellation(UnitOfWork unit, Notice notice) {
        return notify(
                unit,
                notice,
                DocumentType.CANCELLATION_NOTIFICATION,
                header -> DocumentWriter.write(new NotifyCancellation(
                        header,
                        List.of(new NotifyCancellation.Transaction(
                                answers.newId(), "", answered(notice), CodedId.of(notice.gsrn()))))));
    }

    /** RSM-022: the point as it is from the date on. Its supplier is named to itself and to the grid company, and to nobody else. */
    private DocumentHeader masterData(UnitOfWork unit, Notice notice) {
        AccountingPointCharacteristics.MeteringPoint described =
                portraits.point(unit, notice.gsrn(), notice.validFrom(), notice.receiver(), notice.role());
        return notify(
                unit,
                notice,
                DocumentType.METERING_POINT_DATA,
                header -> DocumentWriter.write(new AccountingPointCharacteristics(
                        header,
                        List.of(new AccountingPointCharacteristics.Transaction(
                                answers.newId(),
                                "",
                                answered(notice),
                                DocumentTime.of(notice.validFrom()),
                                DocumentTime.ABSENT,
                                described)))));
    }

    /** RSM-028: who the customer is from the date on. */
    private DocumentHeader customerData(UnitOfWork unit, Notice notice) {
        CharacteristicsOfACustomerAtAnAP.Data data =
                portraits.customer(unit, notice.gsrn(), notice.validFrom(), notice.receiver(), notice.role());
        return notify(
                unit,
                notice,
                DocumentType.CUSTOMER_DATA,
                header -> DocumentWriter.write(new CharacteristicsOfACustomerAtAnAP(
                        header,
                        List.of(new CharacteristicsOfACustomerAtAnAP.Transaction(
                                answers.newId(),
                                "",
                                answered(notice),
                                DocumentTime.of(notice.validFrom()),
                                DocumentTime.ABSENT,
                                data)))));
    }

    /** RSM-031: all that the point pays from the date on; a link that ends there or was taken back stands with its end. */
    private DocumentHeader chargeLinks(UnitOfWork unit, Notice notice) {
        List<NotifyBillingMasterData.Link> links =
                registry.chargeLinks().from(unit, notice.gsrn(), notice.validFrom()).stream()
                        .map(PointPortraits::link)
                        .toList();
        return notify(
                unit,
                notice,
                DocumentType.CHARGE_LINKS,
                header -> DocumentWriter.write(new NotifyBillingMasterData(
                        header,
                        List.of(new NotifyBillingMasterData.Transaction(
                                answers.newId(), "", answered(notice), CodedId.of(notice.gsrn()), links)))));
    }

    private DocumentHeader notify(UnitOfWork unit, Notice notice, DocumentType type, Answers.AnswerContent content) {
        return answers.notify(unit, type, notice.reason(), notice.receiver(), notice.role(), content);
    }

    private static String answered(Notice notice) {
        @Nullable String original = notice.originalTransactionId();
        return original == null ? "" : original;
    }
}
