package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.model.Condition.Linked;
import io.yizhan.core.model.Condition.Not;
import io.yizhan.core.model.Condition.Quantifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ConditionTest {
    private static final int CASES = 2_000;
    private static final ContentModel MODEL = SampleModel.read();
    private static final UUID OTHER = UUID.fromString("01980000-0000-7000-8000-000000000002");
    private static final UUID GONE = UUID.fromString("01980000-0000-7000-8000-000000000003");

    /** Entries as differently filled as can be. */
    private static final List<EntryValues> ENTRIES = List.of(
            entry("{}"),
            entry("""
                    {'core.title':{'zh-Hans':'和田玉 Ａ'},'core.pieces':12,'core.ratio':'1.50','core.signed':true,
                     'core.shown':'2027-08-20','core.made':{'edtf':'1736/1795','earliest':1736,'latest':1795},
                     'core.opens':{'local':'2027-08-20T10:00','zone':'Asia/Shanghai','instant':'2027-08-20T02:00:00Z'},
                     'core.price':{'amount':'1200.00','currency':'EUR'},'core.weight':{'value':'2','unit':'kg'},
                     'core.sector':'jade','core.subjects':['viewing-stone','ivory'],
                     'core.makers':[{'type':'work','id':'%s','attributes':{'role':'carver'}},
                                    {'type':'work','id':'%s','attributes':{'role':'lost'}}],
                     'core.certificates':[{'_key':'a','number':'1','year':2020},{'_key':'b','number':'2','year':2021}],
                     'core.size':{'height':{'value':'1.5','unit':'cm'}}}
                    """.formatted(OTHER, GONE)),
            entry("{'core.title':{'en':'Jade','zh-Hans':'玉'},'core.subjects':['craft'],'core.signed':false}"),
            entry("{'core.title':null,'core.pieces':null}"));

    private static EntryValues entry(String json) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        UUID id = UUID.fromString("01980000-0000-7000-8000-000000000001");
        return new EntryValues(
                id, "work", at, at, Optional.empty(), JsonMapper.shared().readTree(FieldValuesTest.json(json)));
    }

    private static final EntryValues.Finder FINDER = new EntryValues.Finder() {
        @Override
        public Optional<EntryValues> find(String type, UUID id) {
            EntryValues other = entry("{'core.title':{'en':'Other'},'core.pieces':3}");
            return id.equals(OTHER) ? Optional.of(other) : Optional.empty();
        }

        // All entries have one id here, so it is told by the reference alone who links where.
        @Override
        public List<EntryValues> findLinking(String type, FieldPath path, UUID target) {
            return ENTRIES.stream()
                    .filter(one -> one.type().equals(type) && one.leadsTo(path, OTHER))
                    .toList();
        }
    };

    private static boolean holds(Condition condition, int entry) {
        return ConditionPredicate.of(condition, MODEL, List.of("en", "zh-Hans"), FINDER)
                .test(ENTRIES.get(entry));
    }

    private static Condition parse(String json) {
        return ConditionJson.read(JsonMapper.shared().readTree(FieldValuesTest.json(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "core.title|CONTAINS|'田玉 a'|true",
                "core.title|STARTS_WITH|'和'|true",
                "core.title|STARTS_WITH|'玉'|false",
                "core.title|EQ|'和田玉 A'|false",
                "core.title|CONTAINS|''|true",
                "core.pieces|EQ|12|true",
                "core.pieces|LT|13|true",
                "core.pieces|GT|12|false",
                "core.pieces|IN|3,12|true",
                "core.pieces|IN||false",
                "core.pieces|NOT_IN||true",
                "core.pieces|EQ|'12'|false",
                "core.pieces|NE|'12'|true",
                "core.ratio|EQ|{'decimal':'1.5'}|true",
                "core.ratio|GTE|1|true",
                "core.signed|EQ|true|true",
                "core.shown|GT|'2027-08-19'|true",
                "core.made/latest|GTE|1795|true",
                "core.made/earliest|GTE|1795|false",
                "core.opens|LTE|'2027-08-20T02:00:00Z'|true",
                "core.opens/instant|LT|'2027-08-20T02:00:00Z'|false",
                "core.price/amount|LT|1201|true",
                "core.price/currency|EQ|'EUR'|true",
                "core.weight/normalized|EQ|2000|true",
                "core.weight/unit|EQ|'kg'|true",
                "core.sector|UNDER|'craft'|true",
                "core.sector|UNDER|'viewing-stone'|false",
                "core.subjects|EQ|'ivory'|true",
                "core.subjects|NE|'ivory'|false",
                "core.subjects|NE|'jade'|true",
                "core.subjects|UNDER|'jade'|true",
                "core.subjects|OTHER_THAN|'ivory'|true",
                "core.subjects|OTHER_THAN|'ivory','viewing-stone'|false",
                "core.subjects|OTHER_THAN||true",
                "core.sector|OTHER_THAN|'jade'|false",
                "core.site|OTHER_THAN||false",
                "core.size/core.height/normalized|EQ|15|true",
                "core.makers/target|EQ|'01980000-0000-7000-8000-000000000002'|true",
                "core.site|EQ|'x'|false",
                "core.site|NE|'x'|true",
                "core.site|LT|'x'|false",
                "core.site|IS_NULL||true",
                "core.pieces|IS_NULL||false",
                "site.nothing|IS_NULL||true",
                "publishedAt|IS_NULL||true",
                "createdAt|LT|'2026-01-02T00:00:00Z'|true",
                "id|EQ|'01980000-0000-7000-8000-000000000001'|true",
            })
    void comparesValues(String path, Operator operator, String values, boolean expected) {
        String list = values == null ? "" : values;
        Condition condition = parse("{'path':'" + path + "','operator':'" + operator + "','values':[" + list + "]}");
        assertThat(holds(condition, 1)).isEqualTo(expected);
    }

    @Test
    void takesTheFirstLocaleOfTheChainThatHasAValue() {
        Condition jade = Condition.compare("core.title", Operator.EQ, Value.of("Jade"));
        assertThat(holds(jade, 2)).isTrue();
        assertThat(ConditionPredicate.of(jade, MODEL, List.of("zh-Hans", "en"), FINDER)
                        .test(ENTRIES.get(2)))
                .isFalse();
    }

    @Test
    void bindsAllConditionsInsideLinkedToOneRow() {
        Condition sameRow = Condition.all(
                Condition.compare("core.number", Operator.EQ, Value.of("1")),
                Condition.compare("core.year", Operator.EQ, Value.of(2020)));
        Condition mixed = Condition.all(
                Condition.compare("core.number", Operator.EQ, Value.of("1")),
                Condition.compare("core.year", Operator.EQ, Value.of(2021)));
        FieldPath rows = FieldPath.parse("core.certificates");
        assertThat(holds(new Linked(rows, Quantifier.SOME, sameRow), 1)).isTrue();
        assertThat(holds(new Linked(rows, Quantifier.SOME, mixed), 1)).isFalse();
        assertThat(holds(new Linked(rows, Quantifier.NONE, mixed), 1)).isTrue();
        assertThat(holds(new Linked(rows, Quantifier.EVERY, sameRow), 1)).isFalse();
        assertThat(holds(new Linked(rows, Quantifier.EVERY, sameRow), 0)).isTrue();
        assertThat(holds(new Linked(rows, Quantifier.SOME, Condition.always()), 0))
                .isFalse();
    }

    @Test
    void followsLinksToEntriesThatExistAndTheirAttributes() {
        FieldPath makers = FieldPath.parse("core.makers");
        Condition carver = Condition.all(
                Condition.compare("link/core.role", Operator.EQ, Value.of("carver")),
                Condition.compare("core.pieces", Operator.EQ, Value.of(3)));
        Condition lost = Condition.compare("link/core.role", Operator.EQ, Value.of("lost"));
        assertThat(holds(new Linked(makers, Quantifier.SOME, carver), 1)).isTrue();
        assertThat(holds(new Linked(makers, Quantifier.SOME, lost), 1)).isFalse();
        assertThat(holds(new Linked(makers, Quantifier.EVERY, carver), 1)).isTrue();
    }

    @Test
    void isDecidedByTheTypeWhereThatIsAllThereIsToIt() {
        Condition title = Condition.compare("core.title", Operator.EQ, Value.of("玉"));
        Condition work = Condition.compare("type", Operator.EQ, Value.of("work"));
        Condition other = Condition.compare("type", Operator.NOT_IN, Value.of("work"), Value.of("place"));
        assertThat(Condition.all(work, title).forType("work")).isEqualTo(title);
        assertThat(Condition.all(work, title).forType("person")).isEqualTo(Condition.never());
        assertThat(Condition.any(Condition.all(work, title), other).forType("person"))
                .isEqualTo(Condition.always());
        assertThat(Condition.any(work, new Not(other)).forType("person")).isEqualTo(Condition.never());
        assertThat(new Not(Condition.all(other, title)).forType("place")).isEqualTo(Condition.always());
        Condition linked = new Linked(FieldPath.parse("core.makers"), Quantifier.SOME, work);
        assertThat(linked.forType("person")).as("speaks of others").isEqualTo(linked);
    }

    @Test
    void refusesTreesBeyondItsLimitsAndWhatIsNoCondition() {
        assertThatThrownBy(() -> parse("{'not':".repeat(7) + "{'all':[]}" + "}".repeat(7)))
                .hasMessageContaining("deeper");
        String many = "{'all':[" + "{'all':[]},".repeat(60) + "{'any':[]}]}";
        assertThatThrownBy(() -> parse(many)).hasMessageContaining("60");
        for (String wrong : List.of(
                "{}",
                "[]",
                "{'path':'core.x','operator':'LIKE','values':[]}",
                "{'path':'core.x','operator':'EQ','values':[]}",
                "{'path':'core.x','operator':'EQ','values':[1.5]}",
                "{'path':'core.x','operator':'EQ','values':[{'decimal':'1e9'}]}",
                "{'path':'core.x; drop','operator':'EQ','values':[1]}",
                "{'path':'','operator':'EQ','values':[1]}")) {
            assertThatThrownBy(() -> parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void comesBackFromJsonUnchanged() {
        forMany(trees -> {
            Condition condition = trees.next();
            String text = ConditionJson.write(condition).toString();
            Condition back = ConditionJson.read(JsonMapper.shared().readTree(text));
            assertThat(back).isEqualTo(condition);
            assertThat(ConditionJson.write(back).toString()).isEqualTo(text);
        });
    }

    @Test
    void notIsTheExactComplement() {
        forMany(trees -> {
            Condition condition = trees.next();
            for (int entry = 0; entry < ENTRIES.size(); entry++) {
                assertThat(holds(new Not(condition), entry)).isEqualTo(!holds(condition, entry));
            }
        });
    }

    @Test
    void obeysDeMorganAndTheQuantifiersTheirs() {
        FieldPath makers = FieldPath.parse("core.makers");
        forMany(trees -> {
            Condition left = trees.next();
            Condition right = trees.next();
            for (int entry = 0; entry < ENTRIES.size(); entry++) {
                assertThat(holds(new Not(Condition.all(left, right)), entry))
                        .isEqualTo(holds(Condition.any(new Not(left), new Not(right)), entry));
                assertThat(holds(new Linked(makers, Quantifier.EVERY, left), entry))
                        .isEqualTo(holds(new Linked(makers, Quantifier.NONE, new Not(left)), entry));
            }
        });
    }

    /** A law for so many trees that each operator, kind of value and shape comes often; a failure names its seed. */
    private static void forMany(Consumer<ConditionTrees> law) {
        for (long seed = 0; seed < CASES; seed++) {
            try {
                law.accept(new ConditionTrees(seed));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("broken by new ConditionTrees(" + seed + "L): " + broken.getMessage(), broken);
            }
        }
    }
}
