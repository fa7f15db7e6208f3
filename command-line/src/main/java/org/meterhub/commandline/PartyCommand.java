package org.meterhub.commandline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminData.Credential;
import org.meterhub.operator.AdminData.ImportAnswer;
import org.meterhub.operator.AdminData.ImportResult;
import org.meterhub.operator.AdminData.PartyRow;
import org.meterhub.operator.AdminData.RowProblem;
import org.meterhub.operator.AdminException;
import org.meterhub.supplierregistry.RegistryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub party ...}: the parties of the market and their credentials. */
@Command(
        name = "party",
        mixinStandardHelpOptions = true,
        description = "Shows the parties of the market and gives them credentials.")
public final class PartyCommand {

    private final Console console;

    public PartyCommand(Console console) {
        this.console = console;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the parties with their roles.")
    int list(@Mixin HubOptions hub, @Mixin OutputOption output) throws IOException, AdminException {
        List<PartyRow> parties = hub.connect(console).parties();
        if (output.isJson()) {
            console.json(parties);
            return ExitCodes.DONE;
        }
        Table table = new Table("NUMBER", "NAME", "ROLES", "BALANCE RESPONSIBLE", "VALID FROM", "VALID TO");
        for (PartyRow party : parties) {
            table.row(
                    party.number(),
                    party.name(),
                    String.join(",", party.roles()),
                    party.balanceResponsible(),
                    party.validFrom(),
                    party.validTo());
        }
        table.print(console.out());
        return ExitCodes.DONE;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a party, by the rules of ./hub import; one that is there already, exactly so, is left alone.",
                "It gets its addresses and mailboxes at once, and its secret by ./hub party rotate-credentials."
            })
    int add(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin NewParty party)
            throws IOException, AdminException {
        ImportAnswer answer = hub.connect(console).importRows(RegistryFile.PARTIES, "party add", party.asFile());
        if (output.isJson()) {
            console.json(answer);
        }
        if (answer.result() == ImportResult.REFUSED) {
            for (RowProblem problem : answer.errors()) {
                console.err()
                        .println((problem.column().isEmpty()
                                        ? ""
                                        : problem.column().replace('_', '-') + ": ") + "found '" + problem.found()
                                + "', expected " + problem.expected());
            }
            return ExitCodes.FAILED;
        }
        if (!output.isJson()) {
            console.out()
                    .println(answer.added() == 1 ? party.number + " is added" : party.number + " is there already, so");
        }
        return ExitCodes.DONE;
    }

    /** A party as it is typed; what is wrong with it, the hub says. */
    static final class NewParty {

        @Parameters(paramLabel = "NUMBER", description = "Its GLN or EIC.")
        private String number = "";

        @Option(names = "--name", paramLabel = "NAME", required = true, description = "As people call it.")
        private String name = "";

        @Option(
                names = "--roles",
                paramLabel = "CODES",
                required = true,
                description = "The market roles it may play, with commas, for example DDM,MDR.")
        private String roles = "";

        @Option(
                names = "--balance-responsible",
                paramLabel = "NUMBER",
                description = "Who stands for this supplier's balance where a contract names no other.")
        private @Nullable String balanceResponsible;

        @Option(
                names = "--valid-from",
                paramLabel = "DAY",
                required = true,
                description = "Its first market day, for example 2026-10-24.")
        private String from = "";

        @Option(names = "--valid-to", paramLabel = "DAY", description = "The market day after its last.")
        private @Nullable String to;

        /** As a file of one row. */
        byte[] asFile() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8);
            new Csv(text, RegistryFile.PARTIES.columns().toArray())
                    .row(number, name, roles, balanceResponsible, from, to);
            text.flush();
            return bytes.toByteArray();
        }
    }

    @Command(
            name = "rotate-credentials",
            mixinStandardHelpOptions = true,
            description = {
                "Gives a party a new secret for the broker and prints it, this once: the hub keeps only its hash.",
                "The party's earlier secrets end at once, and its open connections are closed."
            })
    int rotateCredentials(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "NUMBER", description = "The party's GLN or EIC.") String number)
            throws IOException, AdminException {
        Credential credential = hub.connect(console).rotateCredential(number);
        if (output.isJson()) {
            console.json(credential);
        } else {
            console.err().println("The new secret of " + credential.party() + ", shown only this once:");
            console.out().println(credential.secret());
        }
        return ExitCodes.DONE;
    }
}
