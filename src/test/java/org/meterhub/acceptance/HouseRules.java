package org.meterhub.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of docs/concepts/architecture.md#the-house, for the house under a root package: the real one, and one that was built wrong to show that each
 * rule can fail.
 *
 * @param root base package of the house
 */
record HouseRules(String root) {

    private static final List<String> BUSINESS = List.of("supplierregistry", "metereddata", "messagelog", "settlement");
    private static final String[] BELOW_THE_BROKER = {"hubroutes", "marketmodel", "messageschemas", "database"};
    private static final String[] BELOW_THE_OPERATOR =
            Stream.concat(BUSINESS.stream(), Arrays.stream(BELOW_THE_BROKER)).toArray(String[]::new);
    private static final String[] PLAIN_JAVA = {
        "java.lang..", "java.util..", "java.time..", "java.math..", "java.text..", "org.jspecify.."
    };
    private static final String[] MESSAGING = {
        "org.apache.camel..", "jakarta.jms..", "org.apache.activemq..", "org.apache.qpid..", "org.messaginghub.."
    };
    private static final String[] HTTP = {
        "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..", "java.net.http..", "com.sun.net.httpserver.."
    };
    private static final Set<String> CLOCK_READERS = Set.of(
            "now",
            "currentTimeMillis",
            "systemUTC",
            "systemDefaultZone",
            "system",
            "tick",
            "tickMillis",
            "tickSeconds",
            "tickMinutes");
    /** Rooms of a module that no other enters; the registry's have names that say what is done in them. */
    private static final List<String> HIDDEN = List.of(
            ".internal.",
            ".store.",
            ".supplierregistry.effect.",
            ".supplierregistry.file.",
            ".supplierregistry.request.",
            ".supplierregistry.rule.",
            ".supplierregistry.supply.");

    private static final Pattern FORBIDDEN_NAME = Pattern.compile(".*(Impl|Manager|Util|Utils|Helper)");

    /** Every rule, by a name that says what it demands. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the market model knows nothing but the JDK", knowsOnly("marketmodel", PLAIN_JAVA));
        rules.put("message schemas know the market model only", knowsInTheHouse("messageschemas", "marketmodel"));
        rules.put(
                "market documents know the message schemas and the market model only",
                knowsInTheHouse("marketdocuments", "messageschemas", "marketmodel"));
        rules.put("the database knows nobody", knowsInTheHouse("database"));
        for (String module : BUSINESS) {
            rules.put(
                    module + " knows the database and the market model only",
                    knowsInTheHouse(module, "database", "marketmodel"));
        }
        rules.put("the broker knows the routes and what they know", knowsInTheHouse("broker", BELOW_THE_BROKER));
        rules.put(
                "the operator knows the routes and what they know, never the hub",
                knowsInTheHouse("operator", BELOW_THE_OPERATOR));
        rules.put(
                "hub-app is known to the market's play and the command line only",
                onlyKnownTo("hubapp", "marketplay", "commandline"));
        rules.put("the market's play is known to the command line only", onlyKnownTo("marketplay", "commandline"));
        rules.put("nothing depends on the command line", onlyKnownTo("commandline"));
        rules.put("hidden packages stay in their module", hiddenPackagesStayHidden());
        rules.put("the calculation knows the JDK and the market model only", calculationIsPure());
        rules.put("the calculation has no floating point in its fields", noFloatingFields());
        rules.put("the calculation has no floating point in its methods", noFloatingMethods());
        rules.put("the calculation is not random", calculationIsNotRandom());
        rules.put(
                "Camel and JMS stay in hub-routes, broker, hub-app and market-play",
                staysIn(MESSAGING, "hubroutes", "broker", "hubapp", "marketplay"));
        rules.put("HTTP stays in operator", staysIn(HTTP, "operator"));
        rules.put("SQL and JPA stay in stores", sqlStaysInStores());
        rules.put("only the market's clock reads the time", onlyTheMarketClockReadsTheTime());
        rules.put("names say what a thing is", namesSayWhatAThingIs());
        rules.put("no two modules use one name for two things", oneNameOneModule());
        rules.put("every package says what it is for", everyPackageSaysWhatItIsFor());
        return rules;
    }

    private String in(String module) {
        return root + "." + module + "..";
    }

    private ArchRule knowsOnly(String module, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(in(module)), Arrays.stream(others)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(in(module))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitiveOrArray()));
    }

    private ArchRule knowsInTheHouse(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(in(module))
                .should()
                .dependOnClassesThat(
                        inTheHouse().and(DescribedPredicate.not(resideInAnyPackage(with(module, others)))));
    }

    private ArchRule onlyKnownTo(String module, String... others) {
        return noClasses()
                .that(inTheHouse().and(DescribedPredicate.not(resideInAnyPackage(with(module, others)))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in(module));
    }

    private String[] with(String module, String... others) {
        return Stream.concat(Stream.of(module), Arrays.stream(others))
                .map(this::in)
                .toArray(String[]::new);
    }

    private ArchRule hiddenPackagesStayHidden() {
        return classes().that(inTheHouse()).should(new ArchCondition<>("use hidden packages of their own module only") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(use -> isHidden(use.getTargetClass())
                                && !moduleOf(use.getTargetClass()).equals(moduleOf(user)))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(user, use.getDescription())));
            }
        });
    }

    private boolean isHidden(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(root + ".") && HIDDEN.stream().anyMatch(name::contains);
    }

    private String moduleOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).replaceFirst("\\..*", "") : "";
    }

    /** Buffers in memory and digests are computation; files, channels and connections are not. */
    private ArchRule calculationIsPure() {
        String[] allowed = {
            in("settlement.calculation"),
            in("marketmodel"),
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util..",
            "java.time..",
            "java.math..",
            "java.nio",
            "java.nio.charset",
            "org.jspecify.."
        };
        return classes()
                .that()
                .resideInAPackage(in("settlement.calculation"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                        .or(primitiveOrArray())
                        .or(type(MessageDigest.class))
                        .or(type(NoSuchAlgorithmException.class)));
    }

    private ArchRule noFloatingFields() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("settlement.calculation"))
                .should(new ArchCondition<JavaField>("not be of binary floating point") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        reportFloating(field, field.getRawType(), events);
                    }
                });
    }

    private ArchRule noFloatingMethods() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("settlement.calculation"))
                .should(new ArchCondition<JavaCodeUnit>("neither take, return nor call binary floating point") {
                    @Override
                    public void check(JavaCodeUnit method, ConditionEvents events) {
                        reportFloating(method, method.getRawReturnType(), events);
                        method.getRawParameterTypes().forEach(type -> reportFloating(method, type, events));
                        method.getMethodCallsFromSelf().forEach(call -> {
                            reportFloating(method, call.getTarget().getRawReturnType(), events);
                            call.getTarget()
                                    .getRawParameterTypes()
                                    .forEach(type -> reportFloating(method, type, events));
                        });
                    }
                });
    }

    private static void reportFloating(JavaMember member, JavaClass type, ConditionEvents events) {
        if (Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName())) {
            events.add(
                    SimpleConditionEvent.violated(member, member.getFullName() + " has to do with " + type.getName()));
        }
    }

    private ArchRule calculationIsNotRandom() {
        return noClasses()
                .that()
                .resideInAPackage(in("settlement.calculation"))
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.random..")
                        .or(type(java.util.Random.class))
                        .or(type(java.util.concurrent.ThreadLocalRandom.class))
                        .or(type(java.util.SplittableRandom.class))
                        .or(type(java.util.Scanner.class))
                        .or(type(java.util.Timer.class)))
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class);
    }

    private ArchRule staysIn(String[] types, String... modules) {
        String[] rooms = Arrays.stream(modules).map(this::in).toArray(String[]::new);
        return noClasses()
                .that(inTheHouse().and(DescribedPredicate.not(resideInAnyPackage(rooms))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(types);
    }

    /** A method may say that the database can fail it: SQLException is not SQL. */
    private ArchRule sqlStaysInStores() {
        return noClasses()
                .that(inTheHouse().and(DescribedPredicate.not(resideInAnyPackage(in("database"), root + "..store.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "org.hibernate..",
                                "jakarta.persistence..",
                                "com.zaxxer..",
                                "org.flywaydb..",
                                "org.postgresql..",
                                "org.h2..")
                        .and(DescribedPredicate.not(type(SQLException.class))));
    }

    private ArchRule onlyTheMarketClockReadsTheTime() {
        DescribedPredicate<JavaClass> theClock = DescribedPredicate.describe(
                "the market's clock", type -> type.getName().startsWith(root + ".marketmodel.MarketClock"));
        return noClasses()
                .that(inTheHouse().and(DescribedPredicate.not(theClock)))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("the target is a system clock", HouseRules::readsAClock))
                .orShould()
                .dependOnClassesThat(type(java.util.Date.class).or(type(java.util.Calendar.class)));
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return (owner.startsWith("java.time.") || owner.equals("java.lang.System"))
                && CLOCK_READERS.contains(access.getTarget().getName());
    }

    private ArchRule namesSayWhatAThingIs() {
        return classes().that(inTheHouse()).should(new ArchCondition<>("not end in Impl, Manager, Util or Helper") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (FORBIDDEN_NAME.matcher(type.getSimpleName()).matches()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName()));
                }
            }
        });
    }

    /** Nested types are read with the name of the one round them. */
    private ArchRule oneNameOneModule() {
        return classes().that(inTheHouse()).should(new ArchCondition<>("have a name that no other module uses") {

            private final Map<String, Set<String>> modulesByName = new HashMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                all.stream().filter(HouseRules::hasANameOfItsOwn).forEach(type -> modulesByName
                        .computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                        .add(moduleOf(type)));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> modules = modulesByName.getOrDefault(type.getSimpleName(), Set.of());
                if (hasANameOfItsOwn(type) && modules.size() > 1) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has its name in " + modules));
                }
            }
        });
    }

    /** What is generated from the schemas has the schemas' names, in a package that the hub itself does not use. */
    private static boolean hasANameOfItsOwn(JavaClass type) {
        return type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info")
                && !type.getPackageName().endsWith(".marketdocuments.cim");
    }

    private ArchRule everyPackageSaysWhatItIsFor() {
        return classes().that(inTheHouse()).should(new ArchCondition<>("lie in a package with a package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                if (home.getClasses().stream()
                        .noneMatch(other -> other.getSimpleName().equals("package-info"))) {
                    events.add(SimpleConditionEvent.violated(type, home.getName() + " has no package-info"));
                }
            }
        });
    }

    private DescribedPredicate<JavaClass> inTheHouse() {
        return resideInAPackage(root + "..");
    }

    private static DescribedPredicate<JavaClass> primitiveOrArray() {
        return DescribedPredicate.describe(
                "primitive", type -> type.getBaseComponentType().isPrimitive());
    }
}
