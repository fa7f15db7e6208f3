package org.meterhub.supplierregistry.pricelist;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.PriceListStore;

/**
 * BRS-031, 032 and 033: owners of charges say what their charges are and what they cost; suppliers are told. Truth is appended: what a charge was, and what
 * it cost, as known at any time can be asked again.
 */
public final class PriceLists {

    private final MarketProfile profile;
    private final PartyStore parties;
    private final PriceListStore store;
    private final RuleBook<ChargeInformationRequest, ChargeFacts> informationRules;
    private final RuleBook<ChargePricesRequest, ChargeFacts> priceRules;

    public PriceLists(MarketProfile profile, PartyStore parties, PriceListStore store) {
        this.profile = profile;
        this.parties = parties;
        this.store = store;
        this.informationRules = PriceListRules.ofInformation(profile);
        this.priceRules = PriceListRules.ofPrices(profile);
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(
            List<? extends ChargeRequest> operations, MarketProfile profile, Instant now) {
        // Whether the sender is a system operator is not known: it is given the benefit.
        ChargeFacts unseen = new ChargeFacts(null, true, false, now, profile);
        List<Rejection> foreseen = new ArrayList<>();
        for (ChargeRequest operation : operations) {
            if (operation instanceof ChargeInformationRequest information) {
                foreseen.addAll(PriceListRules.ofInformation(profile).foresee(information, unseen));
            } else if (operation instanceof ChargePricesRequest prices) {
                foreseen.addAll(PriceListRules.ofPrices(profile).foresee(prices, unseen));
            }
        }
        return foreseen;
    }

    /** What of one document was refused so far: later operations on the same charges are refused, too. */
    public static final class Refused {

        private final Set<String> charges = new HashSet<>();

        private static String name(ChargeRequest request) {
            return request.typeCode() + " " + request.chargeCode();
        }

        void add(ChargeRequest request) {
            charges.add(name(request));
        }

        boolean contains(ChargeRequest request) {
            return charges.contains(name(request));
        }
    }

    /**
     * Judges the operations of one transaction and, when no rule is broken, carries them out: all or none. Whoever must be told is noted.
     *
     * @param refused of the same document so far; grows when this transaction is refused
     * @param now the present, by which time limits are judged
     */
    public PriceListOutcome request(
            UnitOfWork unit, PartyId sender, List<? extends ChargeRequest> operations, Refused refused, Instant now) {
        store.lock(unit, sender);
        List<Rejection> broken = new ArrayList<>();
        Set<ChargeRequest> refusedNow = new HashSet<>();
        for (ChargeRequest operation : operations) {
            List<Rejection> found = judge(unit, operation, refused.contains(operation), now);
            broken.addAll(found);
            if (!found.isEmpty()) {
                refusedNow.add(operation);
            }
        }
        if (!broken.isEmpty()) {
            refusedNow.forEach(refused::add);
            return new PriceListOutcome(broken);
        }
        for (ChargeRequest operation : operations) {
            carryOut(unit, operation, now);
        }
        return new PriceListOutcome(List.of());
    }

    private List<Rejection> judge(UnitOfWork unit, ChargeRequest operation, boolean earlierRefused, Instant now) {
        if (operation instanceof ChargeInformationRequest information) {
            return judge(unit, informationRules, information, earlierRefused, now);
        }
        return judge(unit, priceRules, (ChargePricesRequest) operation, earlierRefused, now);
    }

    private <R extends ChargeRequest> List<Rejection> judge(
            UnitOfWork unit, RuleBook<R, ChargeFacts> rules, R operation, boolean earlierRefused, Instant now) {
        List<Rejection> broken = rules.judgeInput(operation);
        if (!broken.isEmpty()) {
            return broken;
        }
        boolean systemOperator = parties.directory(unit)
                .find(operation.sender())
                .filter(sender -> sender.holds(MarketRole.SYSTEM_OPERATOR, now))
                .isPresent();
        ChargeRecord charge = store.find(unit, operation.key(), null).orElse(null);
        return rules.judgeDomain(operation, new ChargeFacts(charge, systemOperator, earlierRefused, now, profile));
    }

    private void carryOut(UnitOfWork unit, ChargeRequest operation, Instant now) {
        List<Receiver> receivers = receivers(unit, operation.sender(), now);
        if (operation instanceof ChargeInformationRequest information) {
            long chargeId = information.isStop()
                    ? store.find(unit, information.key(), null).orElseThrow().id()
                    : store.create(
                            unit,
                            information.key(),
                            ChargeRequest.step(information.resolution()).orElseThrow(),
                            Boolean.TRUE.equals(information.tax()),
                            now);
            long version = store.describe(unit, chargeId, information, now);
            store.addNotices(unit, receivers, chargeId, version, null, now);
        } else if (operation instanceof ChargePricesRequest prices) {
            ChargeRecord charge = store.find(unit, prices.key(), null).orElseThrow();
            for (ChargePricesRequest.Series series : prices.series()) {
                PriceSeries told = new PriceSeries(
                        series.interval().orElseThrow(),
                        series.points().stream()
                                .map(ChargePricesRequest.Point::price)
                                .toList());
                long seriesId = store.addPrices(unit, charge.id(), told, now);
                store.addNotices(unit, receivers, charge.id(), null, seriesId, now);
            }
        }
    }

    /** Somebody to be told, in a role. */
    public record Receiver(PartyId party, MarketRole role) {}

    /** Every supplier of the market, and of a system operator's charges also the grid companies, who collect them (docs/reference/messages.md, RSM-034). */
    private List<Receiver> receivers(UnitOfWork unit, PartyId owner, Instant now) {
        List<Receiver> receivers = new ArrayList<>();
        boolean gridCompany = parties.directory(unit)
                .find(owner)
                .filter(party -> party.holds(MarketRole.GRID_COMPANY, now))
                .isPresent();
        Set<PartyId> inOrder = new TreeSet<>();
        parties.directory(unit).all().forEach(party -> inOrder.add(party.number()));
        for (PartyId number : inOrder) {
            Party party = parties.directory(unit).find(number).orElseThrow();
            if (party.holds(MarketRole.ENERGY_SUPPLIER, now)) {
                receivers.add(new Receiver(number, MarketRole.ENERGY_SUPPLIER));
            }
            if (!gridCompany && party.holds(MarketRole.GRID_COMPANY, now)) {
                receivers.add(new Receiver(number, MarketRole.GRID_COMPANY));
            }
        }
        return receivers;
    }

    /**
     * Takes notices that wait, oldest first: they are gone when the transaction is committed. One process at a time may do this.
     *
     * @param now those that are put off beyond it are not taken
     * @param limit at most so many
     */
    public List<PriceListNotice> takeNotices(UnitOfWork unit, Instant now, int limit) {
        return store.takeNotices(unit, now, limit);
    }

    /** Puts off the notice that would be taken next, because it cannot be told; the others go on. */
    public void putOffNextNotice(UnitOfWork unit, Instant until, Instant now) {
        store.putOffNextNotice(unit, until, now);
    }

    /** Whether anybody is to be told of something now. */
    public boolean hasNotices(UnitOfWork unit, Instant now) {
        return store.hasNotices(unit, now);
    }

    /** A charge as it is known. @param knownAt null: as known now */
    public Optional<ChargeRecord> find(UnitOfWork unit, ChargeKey key, @Nullable Instant knownAt) {
        return store.find(unit, key, knownAt);
    }

    /**
     * All charges of the market that are in force at some time in the interval.
     *
     * @param knownAt null: as known now
     */
    public List<ChargeRecord> charges(UnitOfWork unit, Interval interval, @Nullable Instant knownAt) {
        return store.charges(unit, interval, knownAt);
    }

    /** The charges somebody asks about, with what each is in that time, in order of owner, kind and code. */
    public List<ChargeRecord> asked(UnitOfWork unit, PriceListQuery query) {
        Interval interval = query.period(profile.calendar());
        return charges(unit, interval, null).stream()
                .filter(charge -> query.matches(charge.key()))
                .map(charge -> charge.during(interval))
                .filter(charge -> !charge.periods().isEmpty())
                .sorted(Comparator.comparing(ChargeRecord::key))
                .toList();
    }

    /** The prices of the charges somebody asks about, each in series without holes, in the same order. */
    public SortedMap<ChargeKey, List<PriceSeries>> askedPrices(UnitOfWork unit, PriceListQuery query) {
        Interval interval = query.period(profile.calendar());
        Map<ChargeKey, PriceStep> steps = new HashMap<>();
        charges(unit, interval, null).forEach(charge -> steps.put(charge.key(), charge.step()));
        SortedMap<ChargeKey, NavigableMap<Instant, BigDecimal>> found = new TreeMap<>();
        prices(unit, interval, null, (key, time, price) -> {
            if (query.matches(key)) {
                found.computeIfAbsent(key, unused -> new TreeMap<>()).put(time, price);
            }
        });
        SortedMap<ChargeKey, List<PriceSeries>> series = new TreeMap<>();
        found.forEach((key, prices) -> series.put(key, stretches(steps.getOrDefault(key, PriceStep.HOUR), prices)));
        return series;
    }

    /** Prices that follow one another step by step are a series. */
    private List<PriceSeries> stretches(PriceStep step, NavigableMap<Instant, BigDecimal> prices) {
        List<PriceSeries> stretches = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        Instant begin = prices.firstKey();
        Instant reached = begin;
        for (Map.Entry<Instant, BigDecimal> price : prices.entrySet()) {
            if (!price.getKey().equals(reached)) {
                stretches.add(new PriceSeries(new Interval(begin, reached), values));
                values = new ArrayList<>();
                begin = price.getKey();
            }
            values.add(price.getValue());
            reached = step.next(price.getKey(), profile.calendar());
        }
        stretches.add(new PriceSeries(new Interval(begin, reached), values));
        return stretches;
    }

    /**
     * All prices of the market within the interval, those told last. A monthly price holds until the next, however long ago it was told: the one in
     * force when the interval begins, or when a charge comes into force in it, is given as of that moment.
     *
     * @param knownAt null: as known now
     */
    public void prices(UnitOfWork unit, Interval interval, @Nullable Instant knownAt, PriceReceiver receiver) {
        Map<Long, ChargeRecord> charges = new TreeMap<>();
        charges(unit, interval, knownAt).forEach(charge -> charges.put(charge.id(), charge));
        Map<Long, NavigableMap<Instant, BigDecimal>> told = new TreeMap<>();
        store.prices(unit, interval, knownAt, (chargeId, series) -> {
            ChargeRecord charge = charges.get(chargeId);
            if (charge != null) {
                overlay(told.computeIfAbsent(chargeId, unused -> new TreeMap<>()), charge.step(), series, interval);
            }
        });
        told.forEach((id, prices) -> give(charges.get(id), prices, interval, receiver));
    }

    /** What is told now replaces what was told of the same time; of hours and days only those within the interval are kept. */
    private void overlay(
            NavigableMap<Instant, BigDecimal> prices, PriceStep step, PriceSeries series, Interval interval) {
        prices.subMap(series.interval().from(), true, series.interval().to(), false)
                .clear();
        List<Instant> starts = step.starts(series.interval(), profile.calendar());
        for (int i = 0; i < starts.size(); i++) {
            if (step == PriceStep.MONTH || interval.contains(starts.get(i))) {
                prices.put(starts.get(i), series.prices().get(i));
            }
        }
    }

    private static void give(
            @Nullable ChargeRecord charge,
            NavigableMap<Instant, BigDecimal> prices,
            Interval interval,
            PriceReceiver receiver) {
        if (charge == null) {
            return;
        }
        NavigableMap<Instant, BigDecimal> given =
                new TreeMap<>(prices.subMap(interval.from(), true, interval.to(), false));
        if (charge.step() == PriceStep.MONTH) {
            for (ChargeVersion period : charge.periods()) {
                Instant start = period.validFrom().isBefore(interval.from()) ? interval.from() : period.validFrom();
                Map.Entry<Instant, BigDecimal> inForce = prices.floorEntry(start);
                if (inForce != null && interval.contains(start)) {
                    given.put(start, inForce.getValue());
                }
            }
        }
        given.forEach((time, price) -> receiver.price(charge.key(), time, price));
    }
}
