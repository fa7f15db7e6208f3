package org.meterhub.hubroutes.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.meterhub.hubroutes.cancellation.CancellationProcess;
import org.meterhub.hubroutes.changeofsupplier.ChangeOfSupplierProcess;
import org.meterhub.hubroutes.chargelink.ChargeLinkProcess;
import org.meterhub.hubroutes.completeness.ReminderRequestSteps;
import org.meterhub.hubroutes.customerdata.CustomerDataProcess;
import org.meterhub.hubroutes.endofsupply.EndOfSupplyProcess;
import org.meterhub.hubroutes.intake.ServedProcesses;
import org.meterhub.hubroutes.masterdata.ChargeLinkRequestSteps;
import org.meterhub.hubroutes.masterdata.MasterDataRequestSteps;
import org.meterhub.hubroutes.metereddata.MeteredDataProcesses;
import org.meterhub.hubroutes.meteringpoint.MeteringPointProcess;
import org.meterhub.hubroutes.movein.MoveInProcess;
import org.meterhub.hubroutes.pricelist.PriceListRequestSteps;
import org.meterhub.hubroutes.pricelist.PriceListSteps;
import org.meterhub.hubroutes.resultrequest.ResultRequestSteps;
import org.meterhub.hubroutes.undo.UndoProcess;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;

/** All that parties may ask of this hub. */
public final class RequestCatalogue {

    /** Every process that a document starts. A new one is added here and nowhere else. */
    public static final List<RequestProcess> ALL = List.of(
            MeteredDataProcesses.SUBMISSION,
            MeteredDataProcesses.REQUEST,
            MoveInProcess.ENTRY,
            ChangeOfSupplierProcess.ENTRY,
            UndoProcess.ENTRY,
            EndOfSupplyProcess.ENTRY,
            CancellationProcess.ENTRY,
            MeteringPointProcess.ENTRY,
            CustomerDataProcess.ENTRY,
            ChargeLinkProcess.ENTRY,
            PriceListSteps.ENTRY,
            PriceListRequestSteps.ENTRY,
            MasterDataRequestSteps.ENTRY,
            ChargeLinkRequestSteps.ENTRY,
            ReminderRequestSteps.ENTRY,
            ResultRequestSteps.ENERGY,
            ResultRequestSteps.CHARGES);

    /** The same as the intake knows them: what is taken, and where it goes. */
    public static final ServedProcesses SERVED =
            new ServedProcesses(ALL.stream().map(RequestProcess::destination).toList());

    private RequestCatalogue() {}

    /** The process that takes a document of this type, sent for this reason; empty when none does. */
    public static Optional<RequestProcess> of(DocumentType type, BusinessReason reason) {
        return ALL.stream().filter(process -> process.takes(type, reason)).findFirst();
    }

    static Stream<RequestProcess> ofType(DocumentType type) {
        return ALL.stream().filter(process -> process.type() == type);
    }
}
