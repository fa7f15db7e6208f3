package org.meterhub.supplierregistry.meteringpoint;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.InputRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** The rules of BRS-004, 006, 007, 008 and 013 in their order of precedence (docs/reference/rules.md#metering-points). */
final class MeteringPointRules {

    private MeteringPointRules() {}

    static RuleBook<MeteringPointRequest, PointFile> of(ProcessKind kind, MarketProfile profile) {
        return new RuleBook<>(
                input(profile),
                switch (kind) {
                    case CREATE_METERING_POINT -> creation();
                    case CHANGE_METERING_POINT -> change();
                    case CONNECT_METERING_POINT -> connection();
                    case DISCONNECT_OR_RECONNECT_METERING_POINT -> disconnectionAndReconnection();
                    case CLOSE_DOWN_METERING_POINT -> closingDown();
                    default -> throw new IllegalArgumentException(kind + " is no step in the life of a metering point");
                });
    }

    /** What the document says, each element by itself; the same for all steps. */
    private static List<InputRule<? super MeteringPointRequest>> input(MarketProfile profile) {
        return List.of(
                new TransactionIdIsGivenRule(),
                new TransactionIdIsShortRule(),
                new MeteringPointIsGivenRule(RequestFields.DESCRIBED_POINT),
                new MeteringPointNumberIsValidRule(profile.checkDigits()),
                new DateIsMidnightRule(profile.calendar(), RequestFields.VALIDITY_START),
                new TypeIsKnownRule(),
                new SubTypeIsKnownRule(),
                new ConnectionStateIsKnownRule(),
                new ResolutionIsKnownRule(),
                new SettlementMethodIsKnownRule(),
                new NetSettlementGroupIsKnownRule(),
                new NextReadingDateIsFirstOfMonthRule(),
                new PowerPlantNumberIsGsrnRule(profile.checkDigits()),
                new ParentNumberIsGsrnRule(profile.checkDigits()),
                new PhysicalCapacityIsNumberRule(),
                new CapacityUnitsAreKnownRule(),
                new PowerLimitsAreShortNumbersRule(),
                new TechnologyIsKnownRule(),
                new ConnectionTypeIsKnownRule(),
                new DisconnectionMethodIsKnownRule(),
                new FlagsAreTrueOrFalseRule(),
                new UnitIsKnownRule(),
                new ProductIsKnownRule(),
                new AnnualVolumeIsNumberRule(),
                new MeterNumberIsShortRule(),
                new AddressFitsRule(),
                new GeoReferenceIsUuidRule(),
                new ActualAddressIsMarkedRule(),
                new LocationDescriptionIsShortRule());
    }

    private static List<DomainRule<? super MeteringPointRequest, ? super PointFile>> creation() {
        List<DomainRule<? super MeteringPointRequest, ? super PointFile>> rules = new ArrayList<>(List.of(
                new MeteringPointIsNewRule(),
                new MandatoryAttributesAreGivenRule(),
                new GridAreaIsKnownRule(),
                new SenderOwnsTheGridAreaRule(),
                new NewPointIsNotConnectedRule(),
                new MasterDataDateIsWithinTimeLimitsRule()));
        rules.addAll(result());
        return rules;
    }

    private static List<DomainRule<? super MeteringPointRequest, ? super PointFile>> change() {
        List<DomainRule<? super MeteringPointRequest, ? super PointFile>> rules = new ArrayList<>(List.of(
                new MeteringPointIsTheSendersRule(),
                new PointIsNotClosedDownRule(),
                new AttributesMayChangeRule(),
                new MasterDataDateIsWithinTimeLimitsRule()));
        rules.addAll(result());
        return rules;
    }

    private static List<DomainRule<? super MeteringPointRequest, ? super PointFile>> connection() {
        return List.of(
                new MeteringPointIsTheSendersRule(),
                new PointIsNotYetConnectedRule(),
                new NoLaterStateIsKnownRule(),
                new ConsumptionHasSupplierRule(),
                new ReactivePointHasParentRule(),
                new NetPointIsPhysicalRule(),
                new MeterNumberFitsSubTypeRule(),
                new ConnectionIsWithinTimeLimitsRule());
    }

    private static List<DomainRule<? super MeteringPointRequest, ? super PointFile>> disconnectionAndReconnection() {
        return List.of(
                new MeteringPointIsTheSendersRule(),
                new WantedStateIsNamedRule(),
                new PointIsConnectedOrDisconnectedRule(),
                new NoLaterStateIsKnownRule(),
                new ReconnectionIsWithinTimeLimitsRule());
    }

    private static List<DomainRule<? super MeteringPointRequest, ? super PointFile>> closingDown() {
        return List.of(
                new MeteringPointIsTheSendersRule(),
                new PointIsNotClosedDownRule(),
                new NoLaterStateIsKnownRule(),
                new PointHasNoChildrenRule(),
                new MasterDataDateIsWithinTimeLimitsRule());
    }

    /** What the point would be after a creation or change. */
    private static List<DomainRule<MeteringPointRequest, PointFile>> result() {
        return List.of(
                new SubTypeFitsTypeRule(),
                new SettlementMethodFitsTypeRule(),
                new ResolutionFitsTypeRule(),
                new ExchangeAreasFitTypeRule(),
                new NetSettlementGroupFitsTypeRule(),
                new NextReadingDateFitsGroupRule(),
                new UnitFitsTypeRule(),
                new ProductFitsTypeRule(),
                new MeterNumberFitsSubTypeRule(),
                new ParentIsKnownRule(),
                new ParentTypeFitsRule(),
                new ParentIsInTheSameAreaRule(),
                new ParentIsNotClosedDownRule(),
                new ReactiveResolutionIsTheParentsRule());
    }
}
