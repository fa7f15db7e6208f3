package org.meterhub.hubroutes.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.customerdata.CustomerDescription;
import org.meterhub.hubroutes.meteringpoint.PointDescription;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.documents.AccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.CharacteristicsOfACustomerAtAnAP;
import org.meterhub.messageschemas.documents.NotifyBillingMasterData;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.chargelink.LinkedCharge;

/** A metering point in the words of documents, whether its receiver asked or is told of a change: what it is, whose it is, what it pays. */
public final class PointPortraits {

    private final SupplierRegistry registry;
    private final MarketProfile profile;

    public PointPortraits(SupplierRegistry registry, MarketProfile profile) {
        this.registry = registry;
        this.profile = profile;
    }

    /** The point at a moment. Its supplier is named to itself and to the grid company, and to nobody else. */
    public AccountingPointCharacteristics.MeteringPoint point(
            UnitOfWork unit, Gsrn gsrn, Instant moment, PartyId receiver, MarketRole role) {
        PointPeriod point = registry.pointRecords()
                .at(unit, gsrn, moment, null)
                .orElseThrow(() -> new IllegalStateException(gsrn + " is told of, and does not exist"));
        Optional<Gsrn> parent = PointDescription.parentOf(point);
        return PointDescription.describe(
                point,
                gridCompany(unit, gsrn, moment),
                supplyTold(unit, gsrn, moment, receiver, role).orElse(null),
                parent.flatMap(number -> registry.pointRecords().at(unit, number, moment, null))
                        .orElse(null),
                registry.pointRecords().children(unit, gsrn, moment),
                profile);
    }

    /** Who the customer is at a moment. */
    public CharacteristicsOfACustomerAtAnAP.Data customer(
            UnitOfWork unit, Gsrn gsrn, Instant moment, PartyId receiver, MarketRole role) {
        CustomerData customer =
                registry.customers().at(unit, gsrn, moment, null).orElse(CustomerData.named(null, null));
        Optional<SupplyPeriod> supply = supplyTold(unit, gsrn, moment, receiver, role);
        return new CharacteristicsOfACustomerAtAnAP.Data(
                CustomerDescription.describe(CodedId.of(gsrn), customer),
                supply.isPresent(),
                supply.map(period -> DocumentTime.of(period.validFrom())).orElse(DocumentTime.ABSENT),
                CustomerDescription.contacts(customer));
    }

    /** What a point pays of a charge. */
    public static NotifyBillingMasterData.Link link(LinkedCharge link) {
        Instant end = link.validTo();
        return new NotifyBillingMasterData.Link(
                CodedId.of(link.charge().owner()),
                link.charge().kind().code(),
                link.charge().code(),
                String.valueOf(link.quantity()),
                DocumentTime.of(link.validFrom()),
                end == null ? DocumentTime.ABSENT : DocumentTime.of(end));
    }

    private CodedId gridCompany(UnitOfWork unit, Gsrn gsrn, Instant moment) {
        List<MeteringPointPeriod> periods = registry.meteringPoints()
                .periods(unit, List.of(gsrn), new Interval(moment, moment.plusSeconds(1)))
                .getOrDefault(gsrn, List.of());
        return periods.isEmpty()
                ? CodedId.ABSENT
                : CodedId.of(periods.get(0).masterData().gridCompany());
    }

    private Optional<SupplyPeriod> supplyTold(
            UnitOfWork unit, Gsrn gsrn, Instant moment, PartyId receiver, MarketRole role) {
        return registry.pointRecords()
                .supplyAt(unit, gsrn, moment)
                .filter(supply ->
                        role == MarketRole.GRID_COMPANY || supply.supplier().equals(receiver));
    }
}
