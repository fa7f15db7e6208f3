package org.meterhub.hubroutes.intake;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.batch.MarketBatchComponent;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;

/** The way of every message: logged before anything else, then read and checked, then handed to its process, refused, or recognised as a resend. */
public final class ReceiveRoutes extends RouteBuilder {

    /** Takes an {@link InboundMessage} that is in the log. */
    public static final String JUDGE = "direct:message.judge";

    /** Takes the list of what a batch on the channel of measure brought, and finds the metering points of all of it at once. */
    public static final String FIND_METERING_POINTS = "direct:metered-data.find-metering-points";

    /** Takes the list of what a batch on the channel of structure brought, and finds the metering points of all its requests at once. */
    public static final String FIND_REQUESTED_POINTS = "direct:processes.find-requested-points";

    /** Takes an accepted RSM-012. */
    public static final String SUBMIT_METERED_DATA = "direct:metered-data.submit";

    /** Takes an accepted RSM-015. */
    public static final String REQUEST_METERED_DATA = "direct:metered-data.request";

    /** Takes an accepted RSM-001 of a change of supplier. */
    public static final String REQUEST_CHANGE_OF_SUPPLIER = "direct:change-of-supplier.request";

    /** Takes an accepted RSM-001 of a move-in. */
    public static final String REQUEST_MOVE_IN = "direct:move-in.request";

    /** Takes an accepted RSM-003. */
    public static final String REQUEST_UNDO = "direct:undo.request";

    /** Takes an accepted RSM-005. */
    public static final String REQUEST_END_OF_SUPPLY = "direct:end-of-supply.request";

    /** Takes an accepted RSM-021. */
    public static final String REQUEST_METERING_POINT_CHANGE = "direct:metering-point.request";

    /** Takes an accepted RSM-027. */
    public static final String REQUEST_CUSTOMER_CHANGE = "direct:customer-data.request";

    /** Takes an accepted RSM-024. */
    public static final String REQUEST_CANCELLATION = "direct:cancellation.request";

    /** Takes an accepted RSM-030. */
    public static final String REQUEST_CHARGE_LINKS_CHANGE = "direct:charge-links.request";

    /** Takes an accepted RSM-033. */
    public static final String REQUEST_PRICE_LIST_CHANGE = "direct:price-list.request";

    /** Takes an accepted RSM-016. */
    public static final String REQUEST_ENERGY_RESULTS = "direct:energy-results.request";

    /** Where questions about price lists go. */
    public static final String REQUEST_PRICE_LIST = "direct:price-list.query";

    /** Takes an accepted RSM-006. */
    public static final String REQUEST_MASTER_DATA = "direct:master-data.query";

    /** Takes an accepted RSM-032. */
    public static final String REQUEST_CHARGE_LINKS = "direct:charge-links.query";

    /** Takes an accepted RSM-018. */
    public static final String REQUEST_REMINDERS = "direct:reminders.request";

    /** Takes an accepted RSM-017. */
    public static final String REQUEST_CHARGE_RESULTS = "direct:charge-results.request";

    private final Intake intake;
    private final int structureConsumers;
    private final int measureConsumers;

    public ReceiveRoutes(Intake intake, int structureConsumers, int measureConsumers) {
        this.intake = intake;
        this.structureConsumers = structureConsumers;
        this.measureConsumers = measureConsumers;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the batch consumer undoes and redoes; nothing in between may swallow a failure

        receive(Channel.STRUCTURE, structureConsumers, "Takes master-data documents from the broker, a batch in one transaction")
            .to(FIND_REQUESTED_POINTS)
            .step("judge each of structure").split(body()).stopOnException().to(JUDGE).end().end();
        receive(Channel.MEASURE, measureConsumers, "Takes metered-data documents from the broker, a batch in one transaction")
            .to(FIND_METERING_POINTS)
            .step("judge each of measure").split(body()).stopOnException().to(JUDGE).end().end();

        from(JUDGE).routeId("message.judge").description("Checks one message and hands it to its process")
            .step("check the document").bean(intake, "check").end()
            .choice()
                .when(InboundMessage.isRefused()).step("refuse").bean(intake, "refuse").endChoice()
                .when(InboundMessage.isResent()).step("recognise a resend").bean(intake, "ignoreResend").endChoice()
                .when(InboundMessage.isOf(DocumentType.VALIDATED_MEASURE_DATA)).to(SUBMIT_METERED_DATA)
                .when(InboundMessage.isOf(DocumentType.VALIDATED_MEASURE_DATA_REQUEST)).to(REQUEST_METERED_DATA)
                .when(InboundMessage.isOf(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, BusinessReason.MOVE_IN)).to(REQUEST_MOVE_IN)
                .when(InboundMessage.isOf(DocumentType.CHANGE_OF_SUPPLIER_REQUEST)).to(REQUEST_CHANGE_OF_SUPPLIER)
                .when(InboundMessage.isOf(DocumentType.REALLOCATION_REQUEST)).to(REQUEST_UNDO)
                .when(InboundMessage.isOf(DocumentType.END_OF_SUPPLY_REQUEST)).to(REQUEST_END_OF_SUPPLY)
                .when(InboundMessage.isOf(DocumentType.CANCELLATION_REQUEST)).to(REQUEST_CANCELLATION)
                .when(InboundMessage.isOf(DocumentType.METERING_POINT_CHANGE_REQUEST)).to(REQUEST_METERING_POINT_CHANGE)
                .when(InboundMessage.isOf(DocumentType.CUSTOMER_CHANGE_REQUEST)).to(REQUEST_CUSTOMER_CHANGE)
                .when(InboundMessage.isOf(DocumentType.CHARGE_LINKS_CHANGE_REQUEST)).to(REQUEST_CHARGE_LINKS_CHANGE)
                .when(InboundMessage.isOf(DocumentType.PRICE_LIST_CHANGE_REQUEST)).to(REQUEST_PRICE_LIST_CHANGE)
                .when(InboundMessage.isOf(DocumentType.PRICE_LIST_REQUEST)).to(REQUEST_PRICE_LIST)
                .when(InboundMessage.isOf(DocumentType.METERING_POINT_DATA_REQUEST)).to(REQUEST_MASTER_DATA)
                .when(InboundMessage.isOf(DocumentType.CHARGE_LINKS_REQUEST)).to(REQUEST_CHARGE_LINKS)
                .when(InboundMessage.isOf(DocumentType.REMINDERS_REQUEST)).to(REQUEST_REMINDERS)
                .when(InboundMessage.isOf(DocumentType.AGGREGATED_MEASURE_DATA_REQUEST)).to(REQUEST_ENERGY_RESULTS)
                .when(InboundMessage.isOf(DocumentType.WHOLESALE_SERVICES_REQUEST)).to(REQUEST_CHARGE_RESULTS)
                .otherwise().step("give up what no process takes").bean(intake, "noProcess").endChoice()
            .end();
    }

    private ProcessorDefinition<?> receive(Channel channel, int consumers, String description) {
        String name = channel.name().toLowerCase(java.util.Locale.ROOT);
        return from(MarketBatchComponent.SCHEME + ":" + name + "?consumers=" + consumers)
            .routeId(name + ".receive").description(description)
            .step("log " + name + " before judging").bean(intake, "log").end()
            .step("read each of " + name).bean(intake, "read").end();
    }
    // spotless:on
}
