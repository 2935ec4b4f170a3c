package io.yizhan.core.modelling;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Digests;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelProblem;
import io.yizhan.core.model.ModelRejected;
import io.yizhan.core.modelling.ModelPlan.PlannedChange;
import io.yizhan.core.plugins.SiteModels;
import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.problem.ProblemMessages;
import io.yizhan.core.projection.Layouts;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Works out what a change of the site's model would do. Writes nothing. */
@Singleton
class ModelPlanner {
    private final SiteModels site;
    private final ContentModels models;
    private final Layouts layouts;
    /** Asked for late: the planner is behind a part of the schema. */
    private final Provider<GraphqlSchemas> schemas;

    private final ChangeEffects effects;
    private final ComponentLosses losses;
    private final ProblemMessages messages;

    ModelPlanner(
            SiteModels site,
            ContentModels models,
            Layouts layouts,
            Provider<GraphqlSchemas> schemas,
            ChangeEffects effects,
            ComponentLosses losses,
            ProblemMessages messages) {
        this.site = site;
        this.models = models;
        this.layouts = layouts;
        this.schemas = schemas;
        this.effects = effects;
        this.losses = losses;
        this.messages = messages;
    }

    /** @param files of the site as they shall be, all of them */
    ModelPlan plan(int base, List<ModelFile> files) {
        site.follow();
        SiteModels.Current current = site.current();
        List<PlanProblem> problems = new ArrayList<>(SiteFiles.check(files));
        if (base != current.revision()) {
            Map<String, String> revision = Map.of("revision", Integer.toString(current.revision()));
            problems.add(PlanProblem.of(PlanProblemCode.BASE_CHANGED, "", "", revision));
        }
        ContentModel before = models.current();
        Optional<ContentModel> next = Optional.empty();
        if (problems.isEmpty()) {
            try {
                next = Optional.of(site.planned(files));
            } catch (ModelRejected e) {
                e.problems().stream().map(problem -> problem(before, problem)).forEach(problems::add);
            }
        }
        Draft draft = new Draft(base, files, current, problems);
        return next.map(after -> withModel(draft, before, after)).orElseGet(() -> withoutModel(draft));
    }

    private record Draft(int base, List<ModelFile> files, SiteModels.Current current, List<PlanProblem> problems) {
        /** Whether a file is written otherwise than it is kept. */
        boolean rewritten() {
            return !written(files).equals(written(current.files()));
        }

        private static Map<String, String> written(List<ModelFile> files) {
            Map<String, String> written = new TreeMap<>();
            files.forEach(file -> written.put(file.path(), new String(file.content(), StandardCharsets.UTF_8)));
            return written;
        }

        String hash(long generation) {
            StringBuilder text = new StringBuilder(base + " " + generation);
            files.stream()
                    .sorted(Comparator.comparing(ModelFile::path))
                    .forEach(file -> text.append('\n')
                            .append(file.path())
                            .append(' ')
                            .append(file.content().length)
                            .append('\n')
                            .append(new String(file.content(), StandardCharsets.UTF_8)));
            return Digests.sha256Hex(text.toString());
        }
    }

    private static PlanProblem problem(ContentModel before, ModelProblem problem) {
        String type = problem.params().getOrDefault("type", "");
        boolean removed = problem.code().equals("UNKNOWN_TYPE")
                && before.findType(type)
                        .filter(found -> found.owner().equals(StoredShapes.OWNER))
                        .isPresent();
        PlanProblem plain = PlanProblem.of(problem);
        return removed
                ? new PlanProblem(
                        plain.path(),
                        plain.at(),
                        plain.line(),
                        PlanProblemCode.TYPE_IN_USE.name(),
                        PlanProblemCode.TYPE_IN_USE.message(Map.of("type", type)))
                : plain;
    }

    private ModelPlan withoutModel(Draft draft) {
        long generation = layouts.current().generation();
        return new ModelPlan(
                draft.hash(generation),
                draft.base(),
                generation,
                draft.files(),
                draft.rewritten(),
                draft.problems(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                draft.current().shapes());
    }

    private ModelPlan withModel(Draft draft, ContentModel before, ContentModel after) {
        Layouts.TablePlan tables = layouts.plan(after);
        List<ModelChange> changes = ModelDifference.between(before, after);
        Map<String, String> shapes = new TreeMap<>(draft.current().shapes());
        draft.problems().addAll(effects.shapes(before, after, changes, new FilePlaces(draft.files()), shapes));
        draft.problems().addAll(losses.find(before, after, draft.files()));
        List<PlannedChange> planned = effects.of(changes, before, tables.layout());
        List<ContentType> types = touched(before, after);
        List<ApiChange> api = List.of();
        Map<String, String> sdl = Map.of();
        if (!changes.isEmpty()) {
            try {
                GraphQLSchema now =
                        schemas.get().current().require(Endpoint.DELIVERY).schema();
                GraphQLSchema then = layouts.planning(
                        tables,
                        () -> schemas.get()
                                .prepare(Map.of(ContentModel.class, after))
                                .require(Endpoint.DELIVERY)
                                .schema());
                api = ApiDifference.between(now, then);
                sdl = sdl(types, then);
            } catch (ProblemException e) {
                draft.problems().add(unbuilt(e));
            }
        }
        return new ModelPlan(
                draft.hash(tables.generation()),
                draft.base(),
                tables.generation(),
                draft.files(),
                draft.rewritten(),
                draft.problems(),
                planned,
                tables.statements(),
                api,
                types,
                sdl,
                shapes);
    }

    private PlanProblem unbuilt(ProblemException failure) {
        String zh = messages.text(failure.problem(), Language.ZH);
        String en = messages.text(failure.problem(), Language.EN);
        return new PlanProblem(
                "",
                "",
                0,
                PlanProblemCode.SCHEMA.name(),
                Labels.of(
                        PlanProblemCode.SCHEMA.message(Map.of("detail", zh)).in("zh-Hans"),
                        PlanProblemCode.SCHEMA.message(Map.of("detail", en)).in("en")));
    }

    private static List<ContentType> touched(ContentModel before, ContentModel after) {
        return after.types().values().stream()
                .filter(type -> before.findType(type.id())
                        .filter(former -> former.equals(type))
                        .isEmpty())
                .toList();
    }

    /** The type and the objects of its groups; lists, filters and so on follow from them. */
    private static Map<String, String> sdl(List<ContentType> types, GraphQLSchema schema) {
        SchemaPrinter printer = new SchemaPrinter(
                SchemaPrinter.Options.defaultOptions().includeScalarTypes(false).includeDirectiveDefinitions(false));
        Map<String, String> sdl = new LinkedHashMap<>();
        for (ContentType type : types) {
            Set<String> names = new LinkedHashSet<>(List.of(type.singular()));
            type.allFields().stream()
                    .filter(field -> field.type() instanceof FieldType.Group)
                    .forEach(field -> names.add(type.singular() + upper(field.name())));
            type.groups().forEach(group -> names.add(type.singular() + upper(group.name())));
            StringBuilder text = new StringBuilder();
            for (String name : names) {
                GraphQLNamedType found = (GraphQLNamedType) schema.getType(name);
                if (found instanceof GraphQLObjectType object) {
                    text.append(printer.print(object)).append('\n');
                }
            }
            sdl.put(type.id(), text.toString().strip() + "\n");
        }
        return sdl;
    }

    private static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
