package org.meterhub.hubapp.command;

import java.io.IOException;
import java.util.List;
import org.meterhub.hubapp.admin.AdminData.Credential;
import org.meterhub.hubapp.admin.AdminData.PartyRow;
import org.meterhub.hubapp.admin.AdminException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
