package org.meterhub.hubroutes.request;

import org.meterhub.hubroutes.completeness.ExpectedDays;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.process.PointPortraits;
import org.meterhub.hubroutes.settlement.ChargeResultDocuments;
import org.meterhub.hubroutes.settlement.EnergyResultDocuments;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.settlement.request.RequestedResults;
import org.meterhub.supplierregistry.SupplierRegistry;

/** What the processes of requests work with, put together once per hub process. */
public record RequestServices(
        SupplierRegistry registry,
        Intake intake,
        Answers answers,
        PointPortraits portraits,
        ExpectedDays expectedDays,
        RequestedResults results,
        EnergyResultDocuments energyDocuments,
        ChargeResultDocuments chargeDocuments,
        MarketProfile market,
        MarketClock clock) {}
