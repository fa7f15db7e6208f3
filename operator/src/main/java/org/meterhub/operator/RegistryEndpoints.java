package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.operator.AdminData.Credential;
import org.meterhub.operator.AdminData.ImportAnswer;
import org.meterhub.operator.AdminData.ImportResult;
import org.meterhub.operator.AdminData.PartyRow;
import org.meterhub.operator.AdminData.RowProblem;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.Parties;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.RegistryImport;

/** Master data over the admin port: import of files, the parties, their secrets. */
public final class RegistryEndpoints implements Endpoints {

    /** A file of 10 million metering points has about this size. */
    private static final long FILE_BYTES_MAX = 1L << 30;

    private static final int FILE_NAME_LENGTH_MAX = 200;

    private final Database database;
    private final Parties parties;
    private final RegistryImport registryImport;
    private final PartyAdmission admission;
    private final Consumer<PartyId> credentialChanged;
    private final MarketClock clock;

    public RegistryEndpoints(
            Database database,
            Parties parties,
            RegistryImport registryImport,
            PartyAdmission admission,
            Consumer<PartyId> credentialChanged,
            MarketClock clock) {
        this.database = database;
        this.parties = parties;
        this.registryImport = registryImport;
        this.admission = admission;
        this.credentialChanged = credentialChanged;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/import/{kind}", this::importFile);
        routes.get("/parties", request -> request.json(parties()));
        routes.post("/parties/{number}/rotate-credentials", this::rotateCredential);
    }

    private void importFile(Context request) throws Exception {
        RegistryFile kind = kindOf(request.pathParam("kind"));
        String name = request.queryParam("file");
        if (name == null || name.isBlank() || name.length() > FILE_NAME_LENGTH_MAX) {
            throw AdminRefusal.badRequest(
                    "the query names no file, or with more than " + FILE_NAME_LENGTH_MAX + " characters",
                    "Add ?file=NAME.");
        }
        if (request.req().getContentLengthLong() > FILE_BYTES_MAX) {
            throw LimitedBody.tooLarge(FILE_BYTES_MAX);
        }
        LimitedBody body = new LimitedBody(request.req().getInputStream(), FILE_BYTES_MAX);
        ImportOutcome outcome =
                database.inTransaction(unit -> registryImport.load(unit, kind, name, body, clock.now()));
        if (kind == RegistryFile.PARTIES && !(outcome instanceof ImportOutcome.Refused)) {
            // Also for a file that is there already: an earlier try may have ended between the two steps.
            admission.admit();
        }
        request.json(answer(outcome));
    }

    private static RegistryFile kindOf(String kind) {
        return Arrays.stream(RegistryFile.values())
                .filter(file -> file.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> AdminRefusal.badRequest(
                        "'" + kind + "' is no kind of file",
                        "One of "
                                + Arrays.stream(RegistryFile.values())
                                        .map(RegistryFile::kind)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static ImportAnswer answer(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Imported imported) {
            return new ImportAnswer(ImportResult.IMPORTED, imported.added(), imported.unchanged(), List.of(), false);
        }
        if (outcome instanceof ImportOutcome.Refused refused) {
            List<RowProblem> errors = refused.errors().stream()
                    .map(error -> new RowProblem(error.line(), error.column(), error.found(), error.expected()))
                    .toList();
            return new ImportAnswer(ImportResult.REFUSED, 0, 0, errors, refused.more());
        }
        return new ImportAnswer(ImportResult.ALREADY_IMPORTED, 0, 0, List.of(), false);
    }

    private List<PartyRow> parties() {
        return database.inTransaction(unit -> parties.all(unit)).stream()
                .map(RegistryEndpoints::row)
                .toList();
    }

    private static PartyRow row(Party party) {
        PartyId balanceResponsible = party.balanceResponsible();
        return new PartyRow(
                party.number().value(),
                party.name(),
                party.roles().stream().map(MarketRole::code).sorted().toList(),
                balanceResponsible == null ? null : balanceResponsible.value(),
                party.validFrom().toString(),
                party.validTo() == null ? null : party.validTo().toString());
    }

    private void rotateCredential(Context request) {
        PartyId number = Parameters.party(request, "number");
        String secret = database.inTransaction(unit -> {
            if (parties.find(unit, number).isEmpty()) {
                throw AdminRefusal.notFound(
                        "there is no party " + number.value(), "./hub party list shows the parties.");
            }
            return parties.rotateCredential(unit, number, clock.now());
        });
        credentialChanged.accept(number);
        request.json(new Credential(number.value(), secret));
    }
}
