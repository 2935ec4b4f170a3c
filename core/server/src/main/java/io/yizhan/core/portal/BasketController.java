package io.yizhan.core.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import io.yizhan.core.security.Visit;
import io.yizhan.core.trade.BasketKey;
import io.yizhan.core.trade.BasketLine;
import io.yizhan.core.trade.BasketService;
import io.yizhan.core.trade.Partner;
import io.yizhan.core.trade.PartnerService;
import io.yizhan.core.trade.TradeFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The basket: put in, change, take out. Anybody may collect; who signs in takes it along. */
@Controller("/catalog/{language}/basket")
@Produces("text/html")
@Consumes("application/x-www-form-urlencoded")
@ExecuteOn(TaskExecutors.BLOCKING)
class BasketController {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,3})?");

    private final PageAnswers answers;
    private final CallerSource callers;
    private final Baskets baskets;
    private final BasketService service;
    private final PartnerService partners;
    private final LineCards cards;

    BasketController(
            PageAnswers answers,
            CallerSource callers,
            Baskets baskets,
            BasketService service,
            PartnerService partners,
            LineCards cards) {
        this.answers = answers;
        this.callers = callers;
        this.baskets = baskets;
        this.service = service;
        this.partners = partners;
        this.cards = cards;
    }

    @Get
    HttpResponse<?> basket(HttpRequest<?> http, @PathVariable String language) {
        boolean saved = http.getParameters().contains("saved");
        return answers.answer(
                http,
                language,
                frame -> PageAnswer.page("basket.jte", page(http, frame, Map.of(), Notes.none(), saved)));
    }

    @Post("/add")
    HttpResponse<?> add(HttpRequest<?> http, @PathVariable String language, @Body byte @Nullable [] body) {
        return answers.answer(http, language, frame -> {
            SentForm form = SentForm.of(body);
            Caller caller = callers.ofForm(http, form.text("csrf"));
            UUID product = product(form.text("product"));
            Optional<BasketKey> known = baskets.find(http, caller);
            BasketKey key = known.orElseGet(service::newVisitor);
            List<TradeFinding> findings =
                    service.put(key, product, quantity(form.text("quantity")), form.text("note"), callers.visit(http));
            if (findings.stream().anyMatch(TradeFinding::error)) {
                Typed typed = new Typed(form.text("quantity"), form.text("note"));
                return refused(
                        page(http, frame, Map.of(product, typed), Notes.of(frame, atLine(findings, product)), false));
            }
            return known.isEmpty() && key instanceof BasketKey.OfVisitor visitor
                    ? PageAnswer.elsewhere(frame.to("basket"), baskets.cookie(visitor))
                    : PageAnswer.elsewhere(frame.to("basket"));
        });
    }

    /** Saves all lines; then takes one out, or goes on to the inquiry, as the button says. */
    @Post
    HttpResponse<?> update(HttpRequest<?> http, @PathVariable String language, @Body byte @Nullable [] body) {
        return answers.answer(http, language, frame -> {
            SentForm form = SentForm.of(body);
            Caller caller = callers.ofForm(http, form.text("csrf"));
            Optional<BasketKey> key = baskets.find(http, caller);
            if (key.isEmpty()) {
                return PageAnswer.elsewhere(frame.to("basket"));
            }
            form.find("remove").ifPresent(id -> service.remove(key.get(), product(id)));
            List<TradeFinding> findings = new ArrayList<>();
            Map<UUID, Typed> typed = save(key.get(), form, callers.visit(http), findings);
            if (findings.stream().anyMatch(TradeFinding::error)) {
                return refused(page(http, frame, typed, Notes.of(frame, findings), false));
            }
            return PageAnswer.elsewhere(frame.to(form.find("continue").isPresent() ? "inquiry" : "basket?saved"));
        });
    }

    private Map<UUID, Typed> save(BasketKey key, SentForm form, Visit from, List<TradeFinding> findings) {
        Map<UUID, Typed> typed = new HashMap<>();
        for (BasketLine line : service.lines(key)) {
            String name = "quantity-" + line.product();
            if (form.members().containsKey(name)) {
                Typed one = new Typed(form.text(name), form.text("note-" + line.product()));
                typed.put(line.product(), one);
                List<TradeFinding> found = service.put(key, line.product(), quantity(one.quantity()), one.note(), from);
                findings.addAll(atLine(found, line.product()));
            }
        }
        return typed;
    }

    /** What stood in the fields of a line. */
    private record Typed(String quantity, String note) {}

    private static List<TradeFinding> atLine(List<TradeFinding> findings, UUID product) {
        return findings.stream()
                .map(finding -> finding.code().equals("BASKET_FULL")
                        ? finding
                        : new TradeFinding("lines/" + product, finding.code(), finding.params(), finding.error()))
                .toList();
    }

    private static PageAnswer refused(BasketPage page) {
        return new PageAnswer.Page(HttpStatus.UNPROCESSABLE_ENTITY, "basket.jte", page);
    }

    private BasketPage page(HttpRequest<?> http, Frame frame, Map<UUID, Typed> typed, Notes notes, boolean saved) {
        List<BasketLine> lines =
                baskets.find(http, frame.caller()).map(service::lines).orElse(List.of());
        Map<UUID, ProductCard> products = cards.products(
                http, frame, lines.stream().map(BasketLine::product).toList());
        List<BasketPage.Line> shown = new ArrayList<>();
        for (BasketLine line : lines) {
            BasketPage.Line stored = BasketPage.Line.of(line, Optional.ofNullable(products.get(line.product())));
            Typed last = typed.get(line.product());
            shown.add(
                    last == null
                            ? stored
                            : new BasketPage.Line(stored.id(), stored.product(), last.quantity(), last.note()));
        }
        boolean partner = frame.caller()
                .userId()
                .flatMap(partners::findByUser)
                .filter(Partner::approved)
                .isPresent();
        return new BasketPage(frame, shown, notes, saved, partner);
    }

    private static UUID product(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT).exception(e);
        }
    }

    /** What is no number becomes one that is refused with a sentence beside it. */
    private static BigDecimal quantity(String typed) {
        String plain = typed.strip();
        return NUMBER.matcher(plain).matches() ? new BigDecimal(plain.replace(',', '.')) : BigDecimal.ZERO;
    }
}
