package io.yizhan.core.portal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.PageTemplate;
import io.yizhan.core.portal.ContentQueries.Answer;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The pages anybody may look at: home, products, catalogues, enterprises. */
@Controller("/catalog")
@Produces("text/html")
@ExecuteOn(TaskExecutors.BLOCKING)
class CatalogController {
    private final PageAnswers answers;
    private final FrameSource frames;
    private final ContentQueries queries;
    private final ContentModels models;

    CatalogController(PageAnswers answers, FrameSource frames, ContentQueries queries, ContentModels models) {
        this.answers = answers;
        this.frames = frames;
        this.queries = queries;
        this.models = models;
    }

    /** To the pages in the language the browser prefers. */
    @Get(uris = {"", "/"})
    HttpResponse<?> start(HttpRequest<?> http) {
        return HttpResponse.temporaryRedirect(
                        URI.create("/catalog/" + frames.guess(http).path() + "/"))
                .header(HttpHeaders.VARY, "Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** The home page; without the slash at its end links on it would lead elsewhere. */
    @Get("/{language}")
    HttpResponse<?> home(HttpRequest<?> http, @PathVariable String language) {
        return answers.answer(
                http,
                language,
                frame -> http.getPath().endsWith("/")
                        ? PageAnswer.page(
                                "home.jte", HomePage.of(frame, queries.ask(http, PageQuery.HOME, locale(frame))))
                        : PageAnswer.moved(frame.to("")));
    }

    @Get("/{language}/products")
    HttpResponse<?> products(HttpRequest<?> http, @PathVariable String language) {
        return answers.answer(http, language, frame -> {
            ProductFilter filter = ProductFilter.of(http.getParameters(), models.current());
            return PageAnswer.page("products.jte", products(http, frame, filter));
        });
    }

    /** A place in another list, or one that somebody made up, leads to the first page. */
    private ProductsPage products(HttpRequest<?> http, Frame frame, ProductFilter filter) {
        try {
            return ProductsPage.of(
                    frame, filter, queries.ask(http, PageQuery.PRODUCTS, filter.variables(frame.locale())));
        } catch (ProblemException refused) {
            boolean place = filter.after().isPresent() || filter.before().isPresent();
            if (!place || refused.problem().code() != ProblemCode.BAD_USER_INPUT) {
                throw refused;
            }
            return products(http, frame, filter.firstPage());
        }
    }

    @Get("/{language}/products/{slug}")
    HttpResponse<?> product(HttpRequest<?> http, @PathVariable String language, @PathVariable String slug) {
        return answers.answer(
                http,
                language,
                frame -> entry(
                        http,
                        frame,
                        PageQuery.PRODUCT,
                        slug,
                        answer -> PageAnswer.page("product.jte", ProductPage.of(frame, answer))));
    }

    @Get("/{language}/catalogues/{slug}")
    HttpResponse<?> catalogue(HttpRequest<?> http, @PathVariable String language, @PathVariable String slug) {
        return answers.answer(
                http,
                language,
                frame -> entry(
                        http,
                        frame,
                        PageQuery.CATALOGUE,
                        slug,
                        answer -> PageAnswer.page("catalogue.jte", CataloguePage.of(frame, answer))));
    }

    @Get("/{language}/enterprises/{slug}")
    HttpResponse<?> enterprise(HttpRequest<?> http, @PathVariable String language, @PathVariable String slug) {
        return answers.answer(
                http,
                language,
                frame -> entry(
                        http,
                        frame,
                        PageQuery.ENTERPRISE,
                        slug,
                        answer -> PageAnswer.page("enterprise.jte", EnterprisePage.of(frame, answer))));
    }

    /** Whatever else stands below the language. */
    @Get("/{language}/{+rest}")
    HttpResponse<?> unknown(HttpRequest<?> http, @PathVariable String language) {
        return answers.answer(http, language, _ -> {
            throw Problem.of(ProblemCode.NOT_FOUND).exception();
        });
    }

    /** The page of one entry. A former slug leads to the present one; what may not be seen is not there. */
    private PageAnswer entry(
            HttpRequest<?> http, Frame frame, PageQuery query, String slug, Function<Answer, PageAnswer> page) {
        Map<String, @Nullable Object> variables = locale(frame);
        variables.put("slug", slug);
        if (query == PageQuery.CATALOGUE) {
            variables.put("after", http.getParameters().get("after"));
        }
        Answer answer = queries.ask(http, query, variables);
        JsonNode entry = answer.data().path(query.answer());
        if (entry.isNull()) {
            throw Problem.of(ProblemCode.NOT_FOUND).exception();
        }
        String present = entry.path("slug").asString("");
        String pages = frame.path().split("/", 2)[0];
        return present.equals(slug)
                ? page.apply(answer)
                : PageAnswer.moved(frame.to(pages + "/" + PageTemplate.encode(present)));
    }

    private static Map<String, @Nullable Object> locale(Frame frame) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("locale", frame.locale());
        return variables;
    }
}
