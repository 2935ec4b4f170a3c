package io.yizhan.core.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.http.annotation.Controller;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, each with its name; {@link ArchitectureTest} holds the program to them. */
enum ArchitectureRules {
    KNOWN_ROOMS(classes().should(new Each("lie in a room of the map") {
        @Override
        String complaint(JavaClass type) {
            boolean known = Rooms.MAY_IMPORT.containsKey(Rooms.of(type.getPackageName()));
            return known ? "" : "lies in no known room";
        }
    })),
    ALLOWED_IMPORTS(classes().should(new Imports())),
    NO_CYCLES(SlicesRuleDefinition.slices()
            .matching(Rooms.ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()),
    NAMES(classes().should(new Each("have a name of the house") {
        private static final Pattern NOT_USED =
                Pattern.compile("(.*[a-z0-9])?(Manager|Helper|Utils?|Impl|DTO|Dto|Common"
                        + "|Repository|Dao|Resolver|Endpoints|Pojo)([A-Z0-9].*)?");

        @Override
        String complaint(JavaClass type) {
            boolean bad = NOT_USED.matcher(type.getSimpleName()).matches();
            return bad ? "has a name that says nothing or has another word here" : "";
        }
    })),
    PACKAGE_NAMES(noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..", "..service..")),
    CONTROLLERS(classes().that().areAnnotatedWith(Controller.class).should().haveSimpleNameEndingWith("Controller")),
    CONFIGS(classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameEndingWith("Config")),
    SQL_IN_STORES(classes()
            .that(DescribedPredicate.not(resideInAnyPackage(Rooms.ROOT + ".database..", Rooms.ROOT + ".projection..")))
            .should(new Each("leave SQL to the room's Store") {
                @Override
                String complaint(JavaClass type) {
                    String name = outermost(type).getSimpleName();
                    return name.endsWith("Store")
                                    || type.getMethodCallsFromSelf().stream().noneMatch(Each::isSql)
                            ? ""
                            : "speaks SQL but is no Store";
                }
            })),
    NO_SERIALISED_OBJECTS(noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(ObjectInputStream|ObjectOutputStream).*")),
    NO_OLD_DATES(noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.SimpleDateFormat")),
    TIME_FROM_A_CLOCK(classes().should(new Each("ask an injected Clock for the time") {
        @Override
        String complaint(JavaClass type) {
            boolean asks = type.getMethodCallsFromSelf().stream().anyMatch(Each::readsTheTime);
            return asks ? "reads the machine's clock by itself" : "";
        }
    })),
    PLUGINS_ALONE_KNOW_PF4J(onlyIn("plugins", "org.pf4j..")),
    SEARCH_ALONE_KNOWS_LUCENE(onlyIn("search", "org.apache.lucene..")),
    DATABASE_ALONE_KNOWS_POOL_AND_DRIVER(onlyIn("database", "com.zaxxer.hikari..", "com.mysql..", "org.flywaydb..")),
    NULL_MARKED(classes()
            .that(DescribedPredicate.not(resideInAPackage("..generated..")))
            .should(new Each("lie in a package marked @NullMarked") {
                @Override
                String complaint(JavaClass type) {
                    return type.getPackage().isAnnotatedWith(NullMarked.class)
                            ? ""
                            : "lies in a package without @NullMarked in its package-info";
                }
            }));

    private final ArchRule rule;

    ArchitectureRules(ArchRule rule) {
        // A rule may have nothing to look at yet: rooms appear when their first code does.
        this.rule = rule.allowEmptyShould(true);
    }

    ArchRule rule() {
        return rule;
    }

    private static ArchRule onlyIn(String room, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(Rooms.ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    /** Looks at each class for itself. */
    private abstract static class Each extends ArchCondition<JavaClass> {
        private static final Set<String> SQL = Set.of("org.jooq.DSLContext", "org.jooq.impl.DSL");

        Each(String description) {
            super(description);
        }

        /** What is wrong; empty text if nothing. */
        abstract String complaint(JavaClass type);

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (isGenerated(type)) {
                return;
            }
            String complaint = complaint(type);
            events.add(new SimpleConditionEvent(type, complaint.isEmpty(), type.getName() + " " + complaint));
        }

        /** Micronaut's bean definitions: $Name$Definition and the like. */
        static boolean isGenerated(JavaClass type) {
            return type.getName().contains(".$");
        }

        static JavaClass outermost(JavaClass type) {
            return type.getEnclosingClass().map(Each::outermost).orElse(type);
        }

        static boolean isSql(JavaMethodCall call) {
            return SQL.contains(call.getTargetOwner().getName());
        }

        static boolean readsTheTime(JavaCall<?> call) {
            String owner = call.getTargetOwner().getName();
            boolean now = owner.startsWith("java.time.")
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.getName().equals("java.time.Clock"));
            return now || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
        }
    }

    private static final class Imports extends ArchCondition<JavaClass> {
        Imports() {
            super("import only rooms that the map allows");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.getPackageName().startsWith(Rooms.ROOT)) {
                    continue;
                }
                String from = Rooms.of(type.getPackageName());
                String to = Rooms.of(target.getPackageName());
                events.add(new SimpleConditionEvent(
                        dependency,
                        Rooms.allows(from, to),
                        from + " may not import " + to + ": " + dependency.getDescription()));
            }
        }
    }
}
