package org.meterhub.supplierregistry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.MarketDesk.confirmed;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.MarketDesk;

/**
 * What a supplier can learn from the hub about what another has asked for: that a date is taken, and nothing else
 * (docs/decisions/0014-what-the-hub-tells-of-others.md).
 */
class ProcessNeutralityTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final Instant TAKEN = midnight("2026-10-28");

    /** Everything a supplier can ask, and the whole answer to each, texts and all; what the hub itself numbers is left out. */
    private static Map<String, String> interrogate(MarketDesk desk, Gln who) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("end", text(desk.endSupply(who, HOUSE, midnight("2026-10-19"))));
        answers.put("move out", text(desk.moveOut(who, HOUSE, midnight("2026-10-12"))));
        answers.put("undo at the date", text(desk.undoChange(who, HOUSE, TAKEN)));
        answers.put("undo move at the date", text(desk.undoMove(who, HOUSE, TAKEN)));
        answers.put("undo elsewhere", text(desk.undoChange(who, HOUSE, midnight("2026-10-30"))));
        answers.put("cancel", text(desk.cancel(who, HOUSE, "T-1", null)));
        answers.put("customer data", text(desk.customerData(who, HOUSE, TAKEN, null)));
        answers.put("too late", text(desk.change(who, HOUSE, midnight("2026-10-18"))));
        answers.put("another date", text(desk.change(who, HOUSE, midnight("2026-10-29"))));
        answers.put("an earlier date", text(desk.change(who, HOUSE, midnight("2026-10-27"))));
        return answers;
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            List<String> texts = new ArrayList<>();
            rejected.rejections()
                    .forEach(rejection -> texts.add(rejection.code().code() + " " + rejection.text()));
            return texts.toString();
        }
        ProcessStep step = ((Outcome.Confirmed) outcome).step();
        return step.event() + " " + step.effectiveFrom() + " " + MarketDesk.notices(step);
    }

    @ParameterizedTest
    @EnumSource
    void a_pending_request_of_another_changes_no_answer(Dialect dialect) {
        Map<String, Consumer<MarketDesk>> worlds = new LinkedHashMap<>();
        worlds.put("nothing", desk -> {});
        worlds.put("a change", desk -> confirmed(desk.change(HAVVIND, HOUSE, TAKEN)));
        worlds.put("a move-in", desk -> confirmed(desk.moveIn(HAVVIND, HOUSE, TAKEN)));
        worlds.put("a change that was withdrawn", desk -> {
            confirmed(desk.change(HAVVIND, HOUSE, TAKEN));
            confirmed(desk.cancel(HAVVIND, HOUSE, desk.lastTransaction(), null));
        });
        worlds.put("an end", desk -> confirmed(desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-20"))));
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        worlds.forEach((name, prepare) -> {
            try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
                prepare.accept(desk);
                answers.put(name, interrogate(desk, BEKKESTROM));
            }
        });
        assertThat(answers.values()).allSatisfy(each -> assertThat(each).isEqualTo(answers.get("nothing")));
    }

    /** The supplier in force would like to know who is about to leave, and asks for every date, since it cannot lose anything. */
    @ParameterizedTest
    @EnumSource
    void a_request_that_cannot_be_granted_does_not_tell_whether_its_date_is_taken(Dialect dialect) {
        List<Consumer<MarketDesk>> worlds = List.of(
                desk -> {},
                desk -> confirmed(desk.change(HAVVIND, HOUSE, TAKEN)),
                desk -> confirmed(desk.moveIn(HAVVIND, HOUSE, TAKEN)));
        List<List<String>> answers = new ArrayList<>();
        for (Consumer<MarketDesk> world : worlds) {
            try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
                world.accept(desk);
                List<String> told = new ArrayList<>();
                told.add(text(desk.change(TINDEKRAFT, HOUSE, TAKEN)));
                told.add(text(desk.changeAtShortNotice(TINDEKRAFT, HOUSE, TAKEN)));
                told.add(text(desk.undoChange(TINDEKRAFT, HOUSE, TAKEN)));
                told.add(text(desk.customerData(TINDEKRAFT, HOUSE, TAKEN, null)));
                // One minute before the deadline it is too late for whoever asks: the market day has begun.
                assertThat(desk.advanceAt(TAKEN.minusSeconds(72 * 3_600 + 60))).isEmpty();
                told.add(text(desk.change(BEKKESTROM, HOUSE, TAKEN)));
                answers.add(told);
            }
        }
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0).get(0)).startsWith("[E59");
        assertThat(answers.get(0).get(4)).startsWith("[E17");
    }

    @ParameterizedTest
    @EnumSource
    void a_taken_date_is_refused_alike_whoever_has_it_and_whoever_asks(Dialect dialect) {
        List<String> texts = new ArrayList<>();
        List<Consumer<MarketDesk>> worlds = List.of(
                desk -> confirmed(desk.change(HAVVIND, HOUSE, TAKEN)),
                desk -> confirmed(desk.change(BEKKESTROM, HOUSE, TAKEN)),
                desk -> confirmed(desk.changeAtShortNotice(HAVVIND, HOUSE, TAKEN)),
                desk -> confirmed(desk.moveIn(HAVVIND, HOUSE, TAKEN)));
        for (Consumer<MarketDesk> world : worlds) {
            try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
                world.accept(desk);
                texts.add(text(desk.change(BEKKESTROM, HOUSE, TAKEN)));
                texts.add(text(desk.change(HAVVIND, HOUSE, TAKEN)));
            }
        }
        assertThat(texts).containsOnly(texts.get(0)).first().asString().startsWith("[D07");
    }

    /**
     * A move-in may have the date of a change that is pending, so that asking for it tells nothing of the change; where it may not, it gets the words that
     * a change gets.
     */
    @ParameterizedTest
    @EnumSource
    void a_move_in_does_not_tell_which_process_has_the_date(Dialect dialect) {
        List<Consumer<MarketDesk>> free = List.of(
                desk -> {},
                desk -> confirmed(desk.change(HAVVIND, HOUSE, TAKEN)),
                desk -> confirmed(desk.moveOut(TINDEKRAFT, HOUSE, TAKEN)));
        assertThat(askedIn(dialect, free, desk -> text(desk.moveIn(BEKKESTROM, HOUSE, TAKEN))))
                .hasSize(1)
                .allSatisfy(answer -> assertThat(answer).startsWith("CONFIRMED"));
        List<Consumer<MarketDesk>> taken = List.of(
                desk -> confirmed(desk.moveIn(HAVVIND, HOUSE, TAKEN)),
                desk -> confirmed(desk.moveIn(TINDEKRAFT, HOUSE, TAKEN)));
        Set<String> answers = askedIn(dialect, taken, desk -> text(desk.moveIn(BEKKESTROM, HOUSE, TAKEN)));
        answers.addAll(askedIn(dialect, taken, desk -> text(desk.change(BEKKESTROM, HOUSE, TAKEN))));
        assertThat(answers).hasSize(1).first().asString().startsWith("[D07");
    }

    /** Who has a list of customers' numbers would like to know who lives where. */
    @ParameterizedTest
    @EnumSource
    void a_customer_number_that_is_guessed_is_not_confirmed(Dialect dialect) {
        Instant day = midnight("2026-10-20");
        String right = "19838619730";
        List<String> answers = new ArrayList<>();
        for (String guess : List.of(right, MarketDesk.NEW_CUSTOMER)) {
            try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
                answers.add(text(desk.customerData(BEKKESTROM, HOUSE, day, CustomerData.named(guess, "Somebody"))));
                answers.add(text(desk.moveIn(BEKKESTROM, HOUSE, day, guess)));
                assertThat(desk.advanceAt(day)).as("it is a move-in").hasSize(1);
            }
        }
        assertThat(answers.subList(0, 2)).isEqualTo(answers.subList(2, 4));
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            assertThat(text(desk.moveIn(TINDEKRAFT, HOUSE, day, right)))
                    .as("its own supplier knows it, and is told of the slip")
                    .startsWith("[D17");
        }
    }

    /** The different answers to one question in several worlds. */
    private static Set<String> askedIn(
            Dialect dialect, List<Consumer<MarketDesk>> worlds, Function<MarketDesk, String> question) {
        Set<String> answers = new TreeSet<>();
        for (Consumer<MarketDesk> world : worlds) {
            try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
                world.accept(desk);
                answers.add(question.apply(desk));
            }
        }
        return answers;
    }

    @ParameterizedTest
    @EnumSource
    void no_notice_names_another_party_or_comes_before_the_deadline(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            ProcessStep asked = confirmed(desk.change(HAVVIND, HOUSE, TAKEN));
            assertThat(asked.notices()).isEmpty();
            Instant deadline = TAKEN.minusSeconds(72 * 3_600);
            assertThat(desk.advanceAt(deadline.minusMillis(1))).isEmpty();
            ProcessStep step = desk.advanceAt(deadline).get(0);
            for (Notice notice : step.notices()) {
                if (!notice.receiver().equals(HAVVIND)) {
                    assertThat(notice.kind()).isEqualTo(NoticeKind.SUPPLY);
                    assertThat(notice.originalTransactionId()).isNull();
                    assertThat(notice.toString()).doesNotContain(HAVVIND.value());
                }
            }
        }
    }
}
