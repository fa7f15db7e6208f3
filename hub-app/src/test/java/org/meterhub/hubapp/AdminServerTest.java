package org.meterhub.hubapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meterhub.operator.AdminAccess;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.AdminServer;

/** The admin port keeps strangers out, says what is wrong, and never more than that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminServerTest {

    private static final String PARTIES = "number;name;roles;balance_responsible;valid_from;valid_to\n";
    private static final String NORD = "7080000030019;Nordbalanse AS;DDK;;2020-01-01;\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Hub hub;
    private AdminServer admin;

    @TempDir
    private static Path folder;

    @BeforeAll
    void start() throws Exception {
        hub = TestHub.start(folder);
        admin = AdminPort.open(hub);
    }

    @AfterAll
    void stop() throws Exception {
        admin.close();
        hub.close();
    }

    @Test
    void only_the_hubs_user_can_read_the_token() throws Exception {
        Path file = hub.configuration().adminTokenFile();
        assertThat(file).isEqualTo(folder.resolve(AdminAccess.FILE_NAME));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo(String.valueOf(admin.port()));
        assertThat(lines.get(1)).hasSizeGreaterThanOrEqualTo(43);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /status",
        "GET, /parties",
        "GET, /log",
        "GET, /log/1/payload",
        "GET, /settlements",
        "GET, /points/707057500010000107?personal=true",
        "GET, /processes",
        "GET, /processes/stories?id=1",
        "GET, /quarantine",
        "POST, /quarantine/1/discard?remark=x",
        "GET, /no-such-address",
        "POST, /import/parties?file=parties.csv",
        "POST, /parties/7080000030019/rotate-credentials",
        "POST, /settlements",
        "POST, /settlements/1/send",
        "OPTIONS, /status",
        "HEAD, /status",
        "DELETE, /parties"
    })
    void without_the_token_nothing_is_done_and_nothing_is_told(String method, String path) throws Exception {
        long before = partyCount();
        for (String authorization : List.of("", "Bearer", "Bearer ", "Bearer x", authorization() + "x", "Basic eDp4")) {
            HttpResponse<String> response =
                    send(method, path, PARTIES + NORD, authorization.isEmpty() ? null : authorization);
            assertThat(response.statusCode()).as(authorization).isEqualTo(401);
            assertThat(response.headers().firstValue("Server")).isEmpty();
            if (!method.equals("HEAD")) {
                assertThat(json.readTree(response.body()).get("error").asText()).isEqualTo("unauthorized");
            }
        }
        assertThat(partyCount()).isEqualTo(before);
    }

    @Test
    void a_request_to_trace_gives_no_token_back() throws Exception {
        String answer = raw("TRACE /status HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                + authorization() + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain(authorization());
    }

    @Test
    void cannot_be_reached_from_other_machines() throws Exception {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(outside.isPresent(), "this machine has no address but loopback");
        assertThatThrownBy(() -> new Socket(outside.orElseThrow(), admin.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void an_import_gives_new_parties_their_addresses_on_the_broker() throws Exception {
        JsonNode answer = ok(send("POST", "/import/parties?file=p.csv", PARTIES + NORD, authorization()));
        assertThat(answer.get("result").asText()).isIn("IMPORTED", "ALREADY_IMPORTED");
        JsonNode credential = ok(send("POST", "/parties/7080000030019/rotate-credentials", "", authorization()));
        String secret = credential.get("secret").asText();
        boolean admitted = hub.database()
                .inTransaction(unit -> hub.registry().parties().authenticate(unit, "7080000030019", secret));
        assertThat(admitted).isTrue();
    }

    @Test
    void a_refused_import_names_every_row_and_changes_nothing() throws Exception {
        long before = partyCount();
        JsonNode answer = ok(send(
                "POST",
                "/import/parties?file=p.csv",
                PARTIES + "7080000020010;Tindekraft AS;DDQ;;2020-01-01;\n"
                        + "123;Nobody;DDQ;;2020-01-01;\n7080000020027;Bekkestrøm AS;XXX;;2020-13-01;\n",
                authorization()));
        assertThat(answer.get("result").asText()).isEqualTo("REFUSED");
        assertThat(answer.get("errors").findValues("line").stream().map(JsonNode::asInt))
                .contains(3, 4)
                .doesNotContain(2);
        assertThat(answer.get("errors").findValuesAsText("column")).contains("number", "roles", "valid_from");
        assertThat(partyCount()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /no-such-address                | ''                     | 404 | not-found",
                "GET  | /settlements/99                 | ''                     | 404 | not-found",
                "POST | /settlements/99/send            | ''                     | 404 | not-found",
                "GET  | /settlements/x                  | ''                     | 400 | bad-request",
                "GET  | /settlements?limit=0            | ''                     | 400 | bad-request",
                "GET  | /log?limit=10001                | ''                     | 400 | bad-request",
                "GET  | /log?from=yesterday             | ''                     | 400 | bad-request",
                "GET  | /log?party=7                    | ''                     | 400 | bad-request",
                "GET  | /log/999999                     | ''                     | 404 | not-found",
                "GET  | /log/999999/payload             | ''                     | 404 | not-found",
                "POST | /import/customers?file=c.csv    | ''                     | 400 | bad-request",
                "POST | /import/parties                 | ''                     | 400 | bad-request",
                "POST | /parties/7/rotate-credentials   | ''                     | 400 | bad-request",
                "POST | /parties/7080000010011/rotate-credentials | ''           | 404 | not-found",
                "GET  | /points/707057500010000107      | ''                     | 404 | not-found",
                "GET  | /points/707057500010000108      | ''                     | 400 | bad-request",
                "GET  | /processes?state=lost           | ''                     | 400 | bad-request",
                "GET  | /processes?point=7              | ''                     | 400 | bad-request",
                "GET  | /processes/stories              | ''                     | 400 | bad-request",
                "GET  | /processes/stories?id=1         | ''                     | 404 | not-found",
                "GET  | /quarantine/7                   | ''                     | 404 | not-found",
                "POST | /quarantine/7/retry             | ''                     | 404 | not-found",
                "POST | /quarantine/7/discard?remark=x  | ''                     | 404 | not-found",
                "POST | /settlements                    | ''                     | 400 | bad-request",
                "POST | /settlements                    | {\"type\":             | 400 | bad-request",
                "POST | /settlements                    | {\"hello\":1}          | 400 | bad-request",
                "POST | /settlements                    | {}                     | 400 | bad-request",
            })
    void a_wrong_request_is_told_what_is_wrong_and_no_more(
            String method, String path, String body, int status, String error) throws Exception {
        HttpResponse<String> response = send(method, path, body, authorization());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode problem = json.readTree(response.body());
        assertThat(problem.fieldNames()).toIterable().containsExactly("error", "what", "hint");
        assertThat(problem.get("error").asText()).isEqualTo(error);
        assertThat(problem.get("what").asText()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("org.meterhub");
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws Exception {
        assertThat(send("POST", "/settlements", " ".repeat(100_000), authorization())
                        .statusCode())
                .isEqualTo(413);
        String answer =
                raw("POST /import/parties?file=p.csv HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                        + authorization() + "\r\nContent-Length: 2000000000\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void a_body_that_breaks_off_imports_nothing() throws Exception {
        long before = partyCount();
        String half = PARTIES + "7080000020034;Havvind AS;DDQ;;2020-01-01;\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin.port())) {
            socket.getOutputStream()
                    .write(("POST /import/parties?file=half.csv HTTP/1.1\r\nHost: x\r\nAuthorization: "
                                    + authorization() + "\r\nContent-Length: 100000\r\n\r\n" + half)
                            .getBytes(UTF_8));
            socket.shutdownOutput();
            // Whatever the answer, it comes when the import has ended.
            socket.getInputStream().readAllBytes();
        }
        assertThat(partyCount()).isEqualTo(before);
    }

    @Test
    void a_second_hubs_token_outlives_the_first_hubs_end() throws Exception {
        AdminServer first = AdminPort.open(hub);
        AdminServer second = AdminPort.open(hub);
        Path file = hub.configuration().adminTokenFile();
        String ofSecond = Files.readString(file);
        first.close();
        assertThat(file).hasContent(ofSecond);
        second.close();
        assertThat(file).doesNotExist();
        admin.close();
        admin = AdminPort.open(hub);
    }

    @Test
    void an_outage_is_answered_without_its_details(@TempDir Path other) throws Exception {
        try (Hub broken = TestHub.start(other);
                AdminServer port = AdminPort.open(broken)) {
            AdminClient client = AdminClient.of(other);
            broken.database().close();
            assertThatThrownBy(client::parties)
                    .isInstanceOf(AdminException.class)
                    .hasMessageContaining("The hub's own log says why")
                    .hasMessageNotContaining("jdbc");
            assertThat(port.port()).isPositive();
        }
    }

    private long partyCount() {
        return hub.database()
                .inTransaction(unit -> hub.registry().parties().all(unit))
                .size();
    }

    private String authorization() throws Exception {
        return AdminAccess.read(hub.configuration().adminTokenFile())
                .orElseThrow()
                .authorization();
    }

    private JsonNode ok(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String body, @Nullable String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path))
                .method(method, BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(UTF_8));
            out.flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }
    }
}
