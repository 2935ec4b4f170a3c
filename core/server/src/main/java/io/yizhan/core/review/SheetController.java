package io.yizhan.core.review;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.VersionService;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import io.yizhan.core.security.ContentSecurityPolicy;
import io.yizhan.core.security.SiteSettingStore;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserService;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /admin/reviews/{id}/sheet}: a review as a page to print, for staff who may see its entry; {@code lang} is zh or en. */
@Controller("/admin/reviews")
@Produces("text/html")
@ExecuteOn(TaskExecutors.BLOCKING)
class SheetController {
    private final Layouts layouts;
    private final ReviewStore reviews;
    private final ReviewViews views;
    private final VersionService versions;
    private final CallerSource callers;
    private final AccessService access;
    private final UserService users;
    private final SiteSettingStore settings;
    private final Clock clock;

    SheetController(
            Layouts layouts,
            ReviewStore reviews,
            ReviewViews views,
            VersionService versions,
            CallerSource callers,
            AccessService access,
            UserService users,
            SiteSettingStore settings,
            Clock clock) {
        this.layouts = layouts;
        this.reviews = reviews;
        this.views = views;
        this.versions = versions;
        this.callers = callers;
        this.access = access;
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    @Get("/{id}/sheet")
    HttpResponse<?> sheet(HttpRequest<?> http, @PathVariable String id) {
        Author author = staff(http);
        UUID review = EntryArguments.id(id, "id");
        String language = http.getParameters()
                .getFirst("lang")
                .or(() -> author.caller().findUser().map(User::language))
                .filter(tag -> tag.startsWith("en"))
                .map(_ -> "en")
                .orElse("zh-Hans");
        ReviewSheet sheet = layouts.read(tx -> {
            ReviewView view = reviews.find(tx.sql(), review)
                    .flatMap(found ->
                            views.of(tx, author, List.of(found)).stream().findFirst())
                    .orElseThrow(() -> Rights.unknown(review));
            return new ReviewSheet(language, settings.siteName(), title(tx, view), view, names(view), clock.instant());
        });
        return HttpResponse.ok(sheet.html())
                .contentType("text/html; charset=utf-8")
                .header(
                        ContentSecurityPolicy.HEADER,
                        ContentSecurityPolicy.api() + "; style-src 'sha256-" + ReviewSheet.styleHash() + "'")
                .header("X-Robots-Tag", "noindex")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private Author staff(HttpRequest<?> http) {
        Caller caller = callers.of(http);
        boolean token = caller instanceof Caller.TokenCaller holder
                && Collections.disjoint(holder.scopes(), Set.of(ApiScope.ADMIN_READ, ApiScope.ADMIN_WRITE));
        if (token) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        if (caller instanceof Caller.Anonymous) {
            throw Problem.of(ProblemCode.UNAUTHENTICATED).exception();
        }
        Author author = new Author(caller, access.of(caller));
        if (!author.access().staff()) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return author;
    }

    private Map<UUID, String> names(ReviewView view) {
        Set<UUID> ids = new HashSet<>();
        view.opinions().forEach(opinion -> opinion.by().ifPresent(ids::add));
        view.review().submittedBy().ifPresent(ids::add);
        return users.displayNames(ids);
    }

    /** As it was in the version under review, if the reader may see it. */
    private String title(ContentTransaction tx, ReviewView view) {
        ContentType type = tx.layout().model().requireType(view.head().type());
        Locales locales = tx.layout().locales();
        Optional<Head> then = versions.find(tx.sql(), view.head(), view.review().version())
                .filter(head -> view.guard().may(Action.READ_DRAFT, head));
        JsonNode value = then.map(head -> view.guard().visible(head, head.document(type, locales)))
                .map(document -> document.path(type.title().key().toString()))
                .orElseGet(JsonNodeFactory.instance::missingNode);
        return type.title().localized() ? value.path(view.review().locale()).asString("—") : value.asString("—");
    }
}
