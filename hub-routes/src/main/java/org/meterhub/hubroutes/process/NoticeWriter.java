package org.meterhub.hubroutes.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.customerdata.CustomerDescription;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.meteringpoint.PointDescription;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.CancellationNotification;
import org.meterhub.messageschemas.documents.ChargeLinks;
import org.meterhub.messageschemas.documents.CustomerData;
import org.meterhub.messageschemas.documents.GenericNotification;
import org.meterhub.messageschemas.documents.MeteringPointData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.chargelink.LinkedCharge;
import org.meterhub.supplierregistry.process.Notice;

/** Writes the documents that tell parties of a process. Each says what its receiver may know and no more: no document here names another party's request. */
public final class NoticeWriter {

    private final SupplierRegistry registry;
    private final MarketProfile profile;
    private final Answers answers;

    public NoticeWriter(SupplierRegistry registry, MarketProfile profile, Answers answers) {
        this.registry = registry;
        this.profile = profile;
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
                header -> DocumentWriter.write(new CancellationNotification(
                        header,
                        List.of(new CancellationNotification.Transaction(
                                answers.newId(), "", answered(notice), CodedId.of(notice.gsrn()))))));
    }

    /** RSM-022: the point as it is from the date on. Its supplier is named to itself and to the grid company, and to nobody else. */
    private DocumentHeader masterData(UnitOfWork unit, Notice notice) {
        PointPeriod point = registry.pointRecords()
                .at(unit, notice.gsrn(), notice.validFrom(), null)
                .orElseThrow(() -> new IllegalStateException("notice of " + notice.gsrn() + ", which does not exist"));
        Optional<Gsrn> parent = PointDescription.parentOf(point);
        MeteringPointData.MeteringPoint described = PointDescription.describe(
                point,
                gridCompany(unit, notice),
                supplyTold(unit, notice).orElse(null),
                parent.flatMap(number -> registry.pointRecords().at(unit, number, notice.validFrom(), null))
                        .orElse(null),
                registry.pointRecords().children(unit, notice.gsrn(), notice.validFrom()),
                profile);
        return notify(
                unit,
                notice,
                DocumentType.METERING_POINT_DATA,
                header -> DocumentWriter.write(new MeteringPointData(
                        header,
                        List.of(new MeteringPointData.Transaction(
                                answers.newId(),
                                "",
                                answered(notice),
                                DocumentTime.of(notice.validFrom()),
                                DocumentTime.ABSENT,
                                described)))));
    }

    private CodedId gridCompany(UnitOfWork unit, Notice notice) {
        Interval moment = new Interval(notice.validFrom(), notice.validFrom().plusSeconds(1));
        List<MeteringPointPeriod> periods = registry.meteringPoints()
                .periods(unit, List.of(notice.gsrn()), moment)
                .getOrDefault(notice.gsrn(), List.of());
        return periods.isEmpty()
                ? CodedId.ABSENT
                : CodedId.of(periods.get(0).masterData().gridCompany());
    }

    private Optional<SupplyPeriod> supplyTold(UnitOfWork unit, Notice notice) {
        return registry.pointRecords()
                .supplyAt(unit, notice.gsrn(), notice.validFrom())
                .filter(supply -> notice.role() == MarketRole.GRID_COMPANY
                        || supply.supplier().equals(notice.receiver()));
    }

    /** RSM-028: who the customer is from the date on. */
    private DocumentHeader customerData(UnitOfWork unit, Notice notice) {
        org.meterhub.supplierregistry.CustomerData customer = registry.customers()
                .at(unit, notice.gsrn(), notice.validFrom(), null)
                .orElse(org.meterhub.supplierregistry.CustomerData.named(null, null));
        Optional<SupplyPeriod> supply = supplyTold(unit, notice);
        CustomerData.Data data = new CustomerData.Data(
                CustomerDescription.describe(CodedId.of(notice.gsrn()), customer),
                supply.isPresent(),
                supply.map(period -> DocumentTime.of(period.validFrom())).orElse(DocumentTime.ABSENT),
                CustomerDescription.contacts(customer));
        return notify(
                unit,
                notice,
                DocumentType.CUSTOMER_DATA,
                header -> DocumentWriter.write(new CustomerData(
                        header,
                        List.of(new CustomerData.Transaction(
                                answers.newId(),
                                "",
                                answered(notice),
                                DocumentTime.of(notice.validFrom()),
                                DocumentTime.ABSENT,
                                data)))));
    }

    /** RSM-031: all that the point pays from the date on; a link that ends there or was taken back stands with its end. */
    private DocumentHeader chargeLinks(UnitOfWork unit, Notice notice) {
        List<ChargeLinks.Link> links = registry.chargeLinks().from(unit, notice.gsrn(), notice.validFrom()).stream()
                .map(NoticeWriter::link)
                .toList();
        return notify(
                unit,
                notice,
                DocumentType.CHARGE_LINKS,
                header -> DocumentWriter.write(new ChargeLinks(
                        header,
                        List.of(new ChargeLinks.Transaction(
                                answers.newId(), "", answered(notice), CodedId.of(notice.gsrn()), links)))));
    }

    private static ChargeLinks.Link link(LinkedCharge link) {
        Instant end = link.validTo();
        return new ChargeLinks.Link(
                CodedId.of(link.charge().owner()),
                link.charge().kind().code(),
                link.charge().code(),
                String.valueOf(link.quantity()),
                DocumentTime.of(link.validFrom()),
                end == null ? DocumentTime.ABSENT : DocumentTime.of(end));
    }

    private DocumentHeader notify(UnitOfWork unit, Notice notice, DocumentType type, Answers.AnswerContent content) {
        return answers.notify(unit, type, notice.reason(), notice.receiver(), notice.role(), content);
    }

    private static String answered(Notice notice) {
        @Nullable String original = notice.originalTransactionId();
        return original == null ? "" : original;
    }
}
