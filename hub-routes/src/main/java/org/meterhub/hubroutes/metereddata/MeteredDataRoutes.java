package org.meterhub.hubroutes.metereddata;

import org.apache.camel.builder.RouteBuilder;

/** BRS-021, submission of metered data (RSM-012): what a grid company sends is judged series by series, stored, and forwarded to whom it belongs. */
public final class MeteredDataRoutes extends RouteBuilder {

    /** Takes the list of what a batch on the channel of measure brought, and finds the metering points of all of it at once. */
    public static final String FIND_METERING_POINTS = "direct:metered-data.find-metering-points";

    private final MeteredDataSubmission submission;
    private final MonthsAhead monthsAhead;

    public MeteredDataRoutes(MeteredDataSubmission submission, MonthsAhead monthsAhead) {
        this.submission = submission;
        this.monthsAhead = monthsAhead;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(FIND_METERING_POINTS)
            .routeId("metered-data.find-metering-points").description("Asks once what is known of the metering points of a batch of documents")
            .step("find the metering points of a batch").bean(submission, "lookUpBatch").end();

        from(MeteredDataProcesses.SUBMISSION.endpoint())
            .routeId(MeteredDataProcesses.SUBMISSION.id()).description(MeteredDataProcesses.SUBMISSION.description())
            .step("find the metering points").bean(submission, "findMeteringPoints").end()
            .step("judge each series").bean(submission, "judge").end()
            .step("leave out what says nothing new").bean(submission, "leaveOutUnchanged").end()
            .step("store the days").bean(submission, "store").end()
            .step("forward to whom it belongs").bean(submission, "forward").end()
            .step("answer for refused series").bean(submission, "answer").end();

        from("job:months.prepare?initialDelay=10000&delay=3600000&greedy=true&byTheDate=true")
            .routeId("metered-data.prepare").description("Makes storage ready for the months to come")
            .step("make months ready").bean(monthsAhead, "prepareAndSeal").end();

        from("scheduler:metered-data-ids?initialDelay=15000&delay=10000")
            .routeId("metered-data.learn-ids").description("Takes the transaction ids of a month that is over into memory")
            .step("learn a month of ids").bean(monthsAhead, "learnMonth").end();
    }
    // spotless:on
}
