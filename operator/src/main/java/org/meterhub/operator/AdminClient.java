package org.meterhub.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.meterhub.operator.AdminData.CompletenessAnswer;
import org.meterhub.operator.AdminData.Credential;
import org.meterhub.operator.AdminData.Forgotten;
import org.meterhub.operator.AdminData.HubStatus;
import org.meterhub.operator.AdminData.ImportAnswer;
import org.meterhub.operator.AdminData.KeptMonth;
import org.meterhub.operator.AdminData.LogRecord;
import org.meterhub.operator.AdminData.PartyRow;
import org.meterhub.operator.AdminData.Problem;
import org.meterhub.operator.AdminData.RunResults;
import org.meterhub.operator.AdminData.RunRow;
import org.meterhub.operator.AdminData.SendAnswer;
import org.meterhub.operator.AdminData.SeriesSteps;
import org.meterhub.operator.AdminData.SeriesVersions;
import org.meterhub.operator.AdminData.SettlementRequest;
import org.meterhub.operator.RegistryData.AsideRetried;
import org.meterhub.operator.RegistryData.AsideRow;
import org.meterhub.operator.RegistryData.DeadLetterRow;
import org.meterhub.operator.RegistryData.PointRecord;
import org.meterhub.operator.RegistryData.ProcessRow;
import org.meterhub.operator.RegistryData.ProcessStory;
import org.meterhub.operator.RegistryData.QuarantineRow;
import org.meterhub.operator.ReportData.BillingSent;
import org.meterhub.operator.ReportData.ReportAnswer;
import org.meterhub.operator.ReportData.ReportWanted;
import org.meterhub.operator.SettlementData.Comparison;
import org.meterhub.operator.SettlementData.DeviationRow;
import org.meterhub.operator.SettlementData.DeviationWanted;
import org.meterhub.operator.SettlementData.PriceAnswer;
import org.meterhub.operator.SettlementData.PriceImportRow;
import org.meterhub.operator.SettlementData.RunStatus;
import org.meterhub.operator.SettlementData.RunTotals;
import org.meterhub.supplierregistry.RegistryFile;

/** Talks to the hub that runs on a data folder. What the hub refuses, and that no hub is there, are {@link AdminException}s. */
public final class AdminClient {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    /** Imports and settlement runs of a large market take their time; a hub that hangs must end some day. */
    private static final Duration ANSWER_MAX = Duration.ofHours(2);

    private final Path dataFolder;
    private final AdminAccess access;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_MAX)
            // Never by a proxy: the token is for this machine only.
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    private AdminClient(Path dataFolder, AdminAccess access) {
        this.dataFolder = dataFolder;
        this.access = access;
    }

    /**
     * Finds the hub that runs on the data folder.
     *
     * @throws AdminException when none does, or its token may not be read
     */
    public static AdminClient of(Path dataFolder) throws AdminException {
        Path folder = dataFolder.toAbsolutePath().normalize();
        Path file = folder.resolve(AdminAccess.FILE_NAME);
        try {
            return new AdminClient(
                    folder,
                    AdminAccess.read(file)
                            .orElseThrow(() -> AdminException.absent("No hub answers on " + folder
                                    + ": start it with ./hub serve, or name its data" + " folder with --data.")));
        } catch (IOException unreadable) {
            throw AdminException.failed("The token of the hub in " + file + " cannot be read: "
                    + unreadable.getMessage() + ". Only the user the hub runs as may operate it.");
        }
    }

    /** Imports a file; it goes in as a whole or not at all. */
    public ImportAnswer importFile(RegistryFile kind, Path file) throws IOException, AdminException {
        String path = "/import/" + kind.kind() + query(Map.of("file", String.valueOf(file.getFileName())));
        return json(post(path, BodyPublishers.ofFile(file)), new TypeReference<>() {});
    }

    /** Imports rows that stand in no file. @param name what the rows are called in the registry's list of imports */
    public ImportAnswer importRows(RegistryFile kind, String name, byte[] rows) throws AdminException {
        return json(
                post("/import/" + kind.kind() + query(Map.of("file", name)), BodyPublishers.ofByteArray(rows)),
                new TypeReference<>() {});
    }

    public List<PartyRow> parties() throws AdminException {
        return json(get("/parties"), new TypeReference<>() {});
    }

    /** Gives a party a new secret; the earlier ones end at once. */
    public Credential rotateCredential(String party) throws AdminException {
        return json(
                post("/parties/" + encoded(party) + "/rotate-credentials", BodyPublishers.noBody()),
                new TypeReference<>() {});
    }

    /** Begins to settle, and waits until it is done if that is asked for. */
    public RunRow settle(SettlementRequest wanted) throws AdminException {
        try {
            return json(
                    post("/settlements", BodyPublishers.ofString(json.writeValueAsString(wanted))),
                    new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of strings can be written as JSON", impossible);
        }
    }

    /** The newest runs first. */
    public List<RunRow> runs(int limit) throws AdminException {
        return json(get("/settlements?limit=" + limit), new TypeReference<>() {});
    }

    public RunResults results(long version) throws AdminException {
        return json(get("/settlements/" + version), new TypeReference<>() {});
    }

    /** A run with what the hub is doing for it. */
    public RunStatus runStatus(long version) throws AdminException {
        return json(get("/settlements/" + version + "/status"), new TypeReference<>() {});
    }

    /** Every result of a run as sums over its period. */
    public RunTotals runTotals(long version) throws AdminException {
        return json(get("/settlements/" + version + "/totals"), new TypeReference<>() {});
    }

    /** How one run differs from another. */
    public Comparison compareRuns(long before, long after) throws AdminException {
        return json(get("/settlements/" + before + "/compare/" + after), new TypeReference<>() {});
    }

    /** @param action cancel, resume or approve. @param conditions by; wait, for resuming */
    public RunRow changeRun(long version, String action, Map<String, String> conditions) throws AdminException {
        return json(
                post("/settlements/" + version + "/" + action + query(conditions), BodyPublishers.noBody()),
                new TypeReference<>() {});
    }

    /** Checks a file of prices, and keeps them if that is asked for. @param conditions file, resolution, by, commit */
    public PriceAnswer addPrices(String kind, Path file, Map<String, String> conditions)
            throws IOException, AdminException {
        return json(
                post("/prices/" + encoded(kind) + query(conditions), BodyPublishers.ofFile(file)),
                new TypeReference<>() {});
    }

    /** The newest imports first. */
    public List<PriceImportRow> priceImports(int limit) throws AdminException {
        return json(get("/prices?limit=" + limit), new TypeReference<>() {});
    }

    /** Settles deviations, and waits until it is done. */
    public DeviationRow settleDeviations(DeviationWanted wanted) throws AdminException {
        try {
            return json(
                    post("/deviations", BodyPublishers.ofString(json.writeValueAsString(wanted))),
                    new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of strings can be written as JSON", impossible);
        }
    }

    /** The newest first, without their days. */
    public List<DeviationRow> deviations(int limit) throws AdminException {
        return json(get("/deviations?limit=" + limit), new TypeReference<>() {});
    }

    public DeviationRow deviation(long number) throws AdminException {
        return json(get("/deviations/" + number), new TypeReference<>() {});
    }

    /** Sends the results of a run that have not been sent. @param conditions incomplete: whether areas with gaps in their results are sent too; by */
    public SendAnswer send(long version, Map<String, String> conditions) throws AdminException {
        return json(
                post("/settlements/" + version + "/send" + query(conditions), BodyPublishers.noBody()),
                new TypeReference<>() {});
    }

    /** Has a report written, and waits until it is. */
    public ReportAnswer writeReport(ReportWanted wanted) throws AdminException {
        try {
            return json(
                    post("/reports", BodyPublishers.ofString(json.writeValueAsString(wanted))),
                    new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of strings can be written as JSON", impossible);
        }
    }

    /** Sends what suppliers bill by, as far as it has not been sent. */
    public BillingSent sendBilling(long version) throws AdminException {
        return json(
                post("/settlements/" + version + "/send-billing", BodyPublishers.noBody()), new TypeReference<>() {});
    }

    /** Fetches a report, which the hub then removes. */
    public void fetchReport(ReportAnswer report, OutputStream target) throws IOException, AdminException {
        String path = "/reports/" + encoded(report.fileName());
        try (InputStream bytes = get(path)) {
            bytes.transferTo(target);
        }
        exchange(request(path).DELETE()).close();
    }

    /** @param conditions from, to, party, type, message-id, before, all, limit; those that are absent do not restrict */
    public List<LogRecord> log(Map<String, String> conditions) throws AdminException {
        return json(get("/log" + query(conditions)), new TypeReference<>() {});
    }

    public LogRecord logRecord(long record) throws AdminException {
        return json(get("/log/" + record), new TypeReference<>() {});
    }

    /** Writes the bytes of a record to the target. */
    public void logPayload(long record, OutputStream target) throws IOException, AdminException {
        try (InputStream bytes = get("/log/" + record + "/payload")) {
            bytes.transferTo(target);
        }
    }

    /** @param conditions from, to, and as-known-at or cutoff */
    public SeriesSteps series(String meteringPoint, Map<String, String> conditions) throws AdminException {
        return json(get("/series/" + encoded(meteringPoint) + query(conditions)), new TypeReference<>() {});
    }

    /** @param conditions as for {@link #series} */
    public SeriesVersions seriesVersions(String meteringPoint, Map<String, String> conditions) throws AdminException {
        return json(
                get("/series/" + encoded(meteringPoint) + "/versions" + query(conditions)), new TypeReference<>() {});
    }

    /** @param conditions from, to, area, gaps: how many incomplete points to list */
    public CompletenessAnswer completeness(Map<String, String> conditions) throws AdminException {
        return json(get("/completeness" + query(conditions)), new TypeReference<>() {});
    }

    /** @param conditions as-known-at, versions, personal */
    public PointRecord point(String meteringPoint, Map<String, String> conditions) throws AdminException {
        return json(get("/points/" + encoded(meteringPoint) + query(conditions)), new TypeReference<>() {});
    }

    /** The latest first. @param conditions point, party, kind, state, from, to, date, before, limit; those that are absent do not restrict */
    public List<ProcessRow> processes(Map<String, String> conditions) throws AdminException {
        return json(get("/processes" + query(conditions)), new TypeReference<>() {});
    }

    /** @param id the hub's number of a process, or the transaction id of its request, which more than one party may have used */
    public List<ProcessStory> processStories(String id) throws AdminException {
        return json(get("/processes/stories" + query(Map.of("id", id))), new TypeReference<>() {});
    }

    /** Oldest first. @param conditions all, after, limit; those that are absent do not restrict */
    public List<QuarantineRow> quarantine(Map<String, String> conditions) throws AdminException {
        return json(get("/quarantine" + query(conditions)), new TypeReference<>() {});
    }

    public QuarantineRow quarantined(long record) throws AdminException {
        return json(get("/quarantine/" + record), new TypeReference<>() {});
    }

    /** @param action retry or discard. @param remark why */
    public QuarantineRow resolveQuarantined(long record, String action, String remark) throws AdminException {
        String path = "/quarantine/" + record + "/" + action + query(Map.of("remark", remark));
        return json(post(path, BodyPublishers.noBody()), new TypeReference<>() {});
    }

    /** What could not be sent, oldest first. @param conditions all, after, limit; those that are absent do not restrict */
    public List<AsideRow> aside(Map<String, String> conditions) throws AdminException {
        return json(get("/aside" + query(conditions)), new TypeReference<>() {});
    }

    public AsideRow setAside(long id) throws AdminException {
        return json(get("/aside/" + id), new TypeReference<>() {});
    }

    public AsideRow retryAside(long id) throws AdminException {
        return json(post("/aside/" + id + "/retry", BodyPublishers.noBody()), new TypeReference<>() {});
    }

    /** Has all that waits tried again. */
    public AsideRetried retryAside() throws AdminException {
        return json(post("/aside/retry", BodyPublishers.noBody()), new TypeReference<>() {});
    }

    /** @param remark why */
    public AsideRow discardAside(long id, String remark) throws AdminException {
        String path = "/aside/" + id + "/discard" + query(Map.of("remark", remark));
        return json(post(path, BodyPublishers.noBody()), new TypeReference<>() {});
    }

    /** The dead letters, the oldest first. */
    public List<DeadLetterRow> deadLetters(int limit) throws AdminException {
        return json(get("/dead-letters" + query(Map.of("limit", String.valueOf(limit)))), new TypeReference<>() {});
    }

    public DeadLetterRow deadLetter(long letter) throws AdminException {
        return json(get("/dead-letters/" + letter), new TypeReference<>() {});
    }

    /** Writes the bytes of a dead letter to the target. */
    public void deadLetterPayload(long letter, OutputStream target) throws IOException, AdminException {
        try (InputStream bytes = get("/dead-letters/" + letter + "/payload")) {
            bytes.transferTo(target);
        }
    }

    public DeadLetterRow retryDeadLetter(long letter) throws AdminException {
        return json(post("/dead-letters/" + letter + "/retry", BodyPublishers.noBody()), new TypeReference<>() {});
    }

    /** @param remark why */
    public DeadLetterRow discardDeadLetter(long letter, String remark) throws AdminException {
        String path = "/dead-letters/" + letter + "/discard" + query(Map.of("remark", remark));
        return json(post(path, BodyPublishers.noBody()), new TypeReference<>() {});
    }

    /** What is kept by the month. */
    public List<KeptMonth> retention() throws AdminException {
        return json(get("/retention"), new TypeReference<>() {});
    }

    /** Removes metered data for good. @param month the first that is kept */
    public Forgotten forgetBefore(String month) throws AdminException {
        return json(
                post("/retention/forget" + query(Map.of("before", month)), BodyPublishers.noBody()),
                new TypeReference<>() {});
    }

    /** Takes metered data out into tables of their own. @param month the first that is kept */
    public Forgotten detachBefore(String month) throws AdminException {
        return json(
                post("/retention/detach" + query(Map.of("before", month)), BodyPublishers.noBody()),
                new TypeReference<>() {});
    }

    public HubStatus status() throws AdminException {
        return json(get("/status"), new TypeReference<>() {});
    }

    private InputStream get(String path) throws AdminException {
        return exchange(request(path).GET());
    }

    private InputStream post(String path, BodyPublisher body) throws AdminException {
        return exchange(request(path).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + access.port() + path))
                .header("Authorization", access.authorization())
                .timeout(ANSWER_MAX);
    }

    private InputStream exchange(HttpRequest.Builder request) throws AdminException {
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            throw refusal(response);
        } catch (ConnectException nobody) {
            throw AdminException.absent("No hub answers on " + dataFolder + " (admin port " + access.port()
                    + "): start it with ./hub serve.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw AdminException.failed("Interrupted while the hub was at work; it may have finished.");
        } catch (IOException broken) {
            throw AdminException.failed("The hub on " + dataFolder + " broke off: " + broken.getMessage()
                    + ". Look into its log, and ask again.");
        }
    }

    private AdminException refusal(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            Problem problem = json.readValue(body, Problem.class);
            if (response.statusCode() == 401) {
                return AdminException.absent("What answers on port " + access.port() + " is not the hub of "
                        + dataFolder + ": that one has ended without removing its token. Start it with ./hub serve.");
            }
            return AdminException.of(problem);
        } catch (IOException notOurs) {
            return AdminException.failed("What answers on port " + access.port() + " is no hub (HTTP status "
                    + response.statusCode() + ").");
        }
    }

    private <T> T json(InputStream body, TypeReference<T> type) throws AdminException {
        try (body) {
            return json.readValue(body, type);
        } catch (IOException unreadable) {
            throw AdminException.failed(
                    "The answer of the hub cannot be read; hub and command may be of different versions: "
                            + unreadable.getMessage());
        }
    }

    private static String query(Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        // A '+' would be a blank in a query only, %20 is one everywhere.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
