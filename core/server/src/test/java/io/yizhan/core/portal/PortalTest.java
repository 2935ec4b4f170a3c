package io.yizhan.core.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The partners' pages over the sample content, as browsers without JavaScript see them. */
@Tag("any-database")
class PortalTest {
    /** Prices of the samples as pages and the API write them. */
    private static final Pattern PRICE = Pattern.compile(
            "420\\.00|265\\.00|11\\.80|68[,.]?000\\.00|9[,.]?800\\.00|380\\.00|460\\.00|(USD|EUR|GBP) ?[0-9]");

    private static final List<String> PAGES = List.of(
            "",
            "products",
            "products?q=rug",
            "products?sort=name",
            "products/rug-pomegranate-183",
            "catalogues/open-studio-2027",
            "enterprises/demo-carpet",
            "basket");

    private static final UUID RUG = PortalServer.sample("exportProduct", "rug-pomegranate-183");
    private static final UUID BANGLE = PortalServer.sample("exportProduct", "bangle-black");
    private static final UUID TEAPOT = PortalServer.sample("exportProduct", "teapot-celadon");

    @AutoClose
    private static final PortalServer SERVER = new PortalServer();

    @BeforeAll
    static void partners() {
        SERVER.partner("granted", PortalServer.SILK_ROAD);
        SERVER.partner("waiting");
    }

    @Test
    void leadsToThePagesInTheLanguageOfTheBrowser() {
        HttpResponse<String> start = SERVER.browser().get("/catalog");
        assertThat(start.statusCode()).isEqualTo(307);
        assertThat(start.headers().firstValue("Location")).contains("/catalog/zh/");
        assertThat(start.headers().firstValue("Vary")).contains("Accept-Language");
        assertThat(SERVER.browser().get("/catalog/en").statusCode()).isEqualTo(301);
    }

    @Test
    void showsNoPriceToAVisitorAnywhere() {
        Browser visitor = SERVER.browser();
        for (String language : List.of("zh", "en", "ar")) {
            for (String page : PAGES.subList(0, 5)) {
                assertThat(visitor.page("/catalog/" + language + "/" + page))
                        .as(language + "/" + page)
                        .doesNotContainPattern(PRICE);
            }
        }
        assertThat(visitor.page("/catalog/en/products/rug-pomegranate-183"))
                .contains("The price is shown to approved partners.", "Minimum order", "45 days");
        assertThat(visitor.page("/catalog/en/enterprises/demo-carpet")).doesNotContain("Contacts", "mailto:");
    }

    @Test
    void showsPricesToAPartnerForTheCataloguesItHolds() {
        Browser granted = SERVER.browser().signIn("granted");
        assertThat(granted.page("/catalog/en/products/rug-pomegranate-183"))
                .contains("$420.00 USD", "per Piece", "noindex");
        assertThat(granted.page("/catalog/en/products")).contains("$420.00 USD", "$265.00 USD");
        assertThat(granted.page("/catalog/en/catalogues/" + PortalServer.SILK_ROAD))
                .contains("Carpets and textiles", "$420.00 USD");
        assertThat(granted.page("/catalog/en/products/teapot-celadon"))
                .contains("has not been granted a catalogue")
                .doesNotContain("42.00");
        assertThat(granted.page("/catalog/ar/products/rug-pomegranate-183"))
                .contains("<bdi dir=\"ltr\">$420.00 USD</bdi>")
                .doesNotContain("US$");
    }

    @Test
    void showsContactsOfTheEnterprisesBehindThoseCatalogues() {
        Browser granted = SERVER.browser().signIn("granted");
        assertThat(granted.page("/catalog/en/enterprises/demo-carpet")).contains("Contacts", "mailto:");
        assertThat(SERVER.browser().signIn("waiting").page("/catalog/en/enterprises/demo-carpet"))
                .doesNotContain("mailto:");
    }

    @Test
    void linksThatLeaveTheServerBeginWithTheAddressItIsKnownBy() {
        assertThat(SERVER.browser().page("/catalog/en/products?q=rug"))
                .contains("<link rel=\"canonical\" href=\"https://trade.example/catalog/en/products\">")
                .contains("href=\"https://trade.example/catalog/ar/products?q=rug\"")
                .doesNotContain("http://127.0.0.1", "http://localhost");
    }

    @Test
    void aPageThatIsHeldIsNotSentAgain() {
        Browser visitor = SERVER.browser();
        String path = "/catalog/en/products/kilim-240";
        String tag = visitor.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(visitor.get(path, "If-None-Match", "\"other\", " + tag).statusCode())
                .isEqualTo(304);
        assertThat(visitor.get(path, "If-None-Match", tag.replace("W/", "")).statusCode())
                .isEqualTo(304);
        assertThat(visitor.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(SERVER.browser()
                        .signIn("granted")
                        .get(path, "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsPicturesInsideTexts() {
        String picture = SERVER.picture();
        var image = Map.of("type", "image", "attrs", Map.of("assetId", picture, "caption", "At the <loom>"));
        var words = Map.of("type", "paragraph", "content", List.of(Map.of("type", "text", "text", "Knot by knot.")));
        SERVER.publish(TEAPOT, "core.description", "en", Map.of("type", "doc", "content", List.of(words, image)));
        String page = SERVER.browser().page("/catalog/en/products/teapot-celadon");
        assertThat(page).contains("Knot by knot.", "At the &lt;loom&gt;");
        String address =
                link(page, "/assets/" + picture + "/[^\"]*preset=page[^\"]*").replace("&amp;", "&");
        assertThat(SERVER.browser().get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void showsNoPriceToAPartnerWithoutTheCatalogue() {
        Browser waiting = SERVER.browser().signIn("waiting");
        for (String page : PAGES.subList(0, 5)) {
            assertThat(waiting.page("/catalog/en/" + page)).as(page).doesNotContainPattern(PRICE);
        }
        assertThat(waiting.page("/catalog/en/products/rug-pomegranate-183")).contains("has not been granted");
    }

    @Test
    void keepsNoPageOfSomebodySignedInAndLetsNobodyElseHaveIt() {
        HttpResponse<String> open = SERVER.browser().get("/catalog/en/products/kilim-240");
        assertThat(open.headers().firstValue("Cache-Control")).contains("public, no-cache");
        assertThat(open.headers().firstValue("Vary").orElse("")).contains("Cookie", "Authorization");
        assertThat(open.headers().firstValue("ETag")).isPresent();
        HttpResponse<String> own = SERVER.browser().signIn("granted").get("/catalog/en/products/kilim-240");
        assertThat(own.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(own.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(own.headers().firstValue("ETag")).isEmpty();
        assertThat(own.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'self'", "script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void holdsNoScriptAndNoInlineStyle() {
        Browser granted = SERVER.browser().signIn("granted");
        for (String page : PAGES) {
            assertThat(granted.page("/catalog/ar/" + page))
                    .as(page)
                    .doesNotContain("<script", " style=", "<style", "javascript:", " onclick");
        }
    }

    @Test
    void writesEachLanguageInItsDirectionAndMarksOthers() {
        Browser visitor = SERVER.browser();
        assertThat(visitor.page("/catalog/zh/products")).contains("<html lang=\"zh-Hans\" dir=\"ltr\">", "件产品");
        assertThat(visitor.page("/catalog/en/products")).contains("<html lang=\"en\" dir=\"ltr\">", "12 products");
        String arabic = visitor.page("/catalog/ar/products?sort=name&sector=hetian-jade");
        assertThat(arabic)
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("<span lang=\"en\" dir=\"ltr\">Black jade bangle</span>")
                .contains("href=\"/catalog/zh/products?sort=name&amp;sector=hetian-jade\"", "hreflang=\"zh-Hans\"");
    }

    @Test
    void narrowsByFacetsWithCountsAndGivesThemUpAgain() {
        Browser visitor = SERVER.browser();
        String all = plain(visitor.page("/catalog/en/products"));
        assertThat(all).containsPattern("Carpets and textiles *3").containsPattern("Ceramics *2");
        String chosen = visitor.page("/catalog/en/products?sector=carpets-textiles&material=wool");
        assertThat(plain(chosen))
                .contains("2 products", "Remove Carpets and textiles")
                .containsPattern("Ceramics *0|Hetian jade *0|Carpets and textiles *2");
        assertThat(chosen).contains("noindex");
    }

    @Test
    void findsNamesOfProductsAndEnterprises() {
        Browser visitor = SERVER.browser();
        assertThat(visitor.page("/catalog/en/products?q=FLAT-WOVEN")).contains("1 product");
        assertThat(visitor.page("/catalog/en/products?q=instruments")).contains("Concert dutar");
        assertThat(visitor.page("/catalog/en/products?q=nothing+like+this")).contains("No product fits");
    }

    @Test
    void ignoresWhatMakesNoSenseInAnAddress() {
        Browser visitor = SERVER.browser();
        for (String query : List.of(
                "sector=no-such",
                "sector=%F0%28%8C%28",
                "enterprise=1",
                "enterprise=" + UUID.randomUUID(),
                "sample=perhaps",
                "sort=price",
                "after=made-up",
                "before=%00",
                "sector[]=x&sector=" + "y".repeat(500),
                "q=" + "%22".repeat(90) + "&where=1")) {
            assertThat(visitor.get("/catalog/en/products?" + query).statusCode())
                    .as(query)
                    .isEqualTo(200);
        }
        assertThat(visitor.page("/catalog/en/products?after=made-up&sort=name")).contains("12 products");
    }

    @Test
    void answersUnknownAddressesWithAPage() {
        Browser visitor = SERVER.browser();
        for (String path : List.of(
                "en/products/no-such",
                "en/catalogues/" + PortalServer.SILK_ROAD,
                "en/enterprises/x",
                "en/what/ever",
                "fr/products")) {
            HttpResponse<String> answer = visitor.get("/catalog/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("<html lang=", "404");
        }
    }

    @Test
    void escapesWhatPeopleWrite() {
        String attack = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
        Browser granted = SERVER.browser().signIn("granted");
        assertThat(granted.page("/catalog/en/products?q=" + Browser.encode(attack)))
                .doesNotContain("<script", "<img src=x")
                .contains("&lt;script");
        SERVER.publish(TEAPOT, "core.name", "en", attack);
        try {
            assertThat(granted.page("/catalog/en/products/teapot-celadon")).doesNotContain("<script", "<img src=x");
            assertThat(granted.page("/catalog/en/")).doesNotContain("<script", "<img src=x");
            String basket = granted.follow(
                    "/catalog/en/basket/add", Map.of("product", TEAPOT.toString(), "quantity", "12", "note", attack));
            assertThat(basket).doesNotContain("<script", "<img src=x").contains("&lt;img");
            granted.follow("/catalog/en/basket", Map.of("remove", TEAPOT.toString()));
        } finally {
            SERVER.publish(TEAPOT, "core.name", "en", "Celadon teapot");
        }
    }

    @Test
    void takesAVisitorsBasketAlongAndSendsOneInquiryToEachEnterprise() {
        SERVER.partner("buyer", PortalServer.SILK_ROAD);
        Browser buyer = SERVER.browser();
        buyer.follow("/catalog/en/basket/add", line(RUG, "5"));
        assertThat(buyer.follow("/catalog/en/basket/add", line(BANGLE, "2"))).contains("Basket (2)");
        HttpResponse<String> tooFew = buyer.post("/catalog/en/basket", Map.of("quantity-" + RUG, "none"));
        assertThat(tooFew.statusCode()).isEqualTo(422);
        assertThat(tooFew.body()).contains("Write a quantity of more than 0");

        buyer.signIn("buyer");
        assertThat(buyer.page("/catalog/en/basket")).contains("Black jade bangle", "$420.00 USD", "¥9,800.00 CNY");
        assertThat(buyer.follow("/catalog/en/basket", Map.of("quantity-" + RUG, "20", "continue", "yes")))
                .contains("2 products from 2 enterprises");
        String sent = buyer.follow(
                "/catalog/en/inquiry",
                Map.of("message", "For a <b>shop</b> in Almaty", "market", "KZ", "incoterm", "FCA", "key", "k1"));
        assertThat(sent)
                .contains(
                        "Your 2 inquiries are sent",
                        "Demo Hotan Carpet Co., Ltd.",
                        "Demo Kunlun Jade Culture Co., Ltd.")
                .containsPattern("IQ-[0-9]{4}-[0-9]{6}");
        assertThat(buyer.page("/catalog/en/basket")).contains("The basket is empty");

        String thread = link(sent, "/catalog/en/inquiries/[0-9a-f-]{36}");
        assertThat(buyer.follow(thread + "/reply", Map.of("text", "And by June?")))
                .contains("And by June?", "For a &lt;b&gt;shop&lt;/b&gt; in Almaty", "Kazakhstan");
        assertThat(buyer.page("/catalog/zh/inquiries")).contains("已发送");
        assertThat(SERVER.browser().signIn("granted").get(thread).statusCode()).isEqualTo(404);
    }

    private static Map<String, String> line(UUID product, String quantity) {
        return Map.of("product", product.toString(), "quantity", quantity, "note", "");
    }

    private static String link(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(java.util.regex.MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sendsNoInquiryForWhoIsNoPartner() {
        Browser visitor = SERVER.browser();
        assertThat(visitor.get("/catalog/en/inquiry").headers().firstValue("Location"))
                .contains("/catalog/en/sign-in?next=inquiry");
        assertThat(visitor.post("/catalog/en/inquiry", Map.of("message", "x")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesFormsOfOtherSitesAndOfFormerSessions() {
        Browser granted = SERVER.browser().signIn("granted");
        String body = "product=" + RUG + "&quantity=5&note=";
        assertThat(granted.postFromElsewhere("/catalog/en/basket/add", body).statusCode())
                .isEqualTo(403);
        assertThat(granted.post("/catalog/en/basket/add", Map.of("product", RUG.toString(), "csrf", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVER.browser()
                        .postFromElsewhere("/catalog/en/sign-in", "account=granted&password=x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signsOutAndTellsAWrongPassword() {
        Browser browser = SERVER.browser();
        HttpResponse<String> wrong =
                browser.post("/catalog/ar/sign-in", Map.of("account", "granted", "password", "not this one"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("الحساب أو كلمة المرور غير صحيحة");
        assertThat(browser.post(
                                "/catalog/en/sign-in",
                                Map.of(
                                        "account",
                                        "granted",
                                        "password",
                                        PortalServer.PASSWORD,
                                        "next",
                                        "//evil.example"))
                        .headers()
                        .firstValue("Location"))
                .contains("/catalog/en/");
        assertThat(browser.page("/catalog/en/products/rug-pomegranate-183")).contains("$420.00 USD");
        assertThat(browser.follow("/catalog/en/sign-out", Map.of())).contains("Sign in");
        assertThat(browser.page("/catalog/en/products/rug-pomegranate-183")).doesNotContainPattern(PRICE);
    }

    @Test
    void takesApplicationsAndNamesWhatIsMissing() {
        Browser browser = SERVER.browser();
        HttpResponse<String> incomplete = browser.post("/catalog/en/apply", Map.of("company", "Demo Imports"));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("Please look at these again", "value=\"Demo Imports\"");
        assertThat(browser.follow(
                        "/catalog/en/apply",
                        Map.of(
                                "company", "Demo Imports",
                                "country", "DE",
                                "contact", "Mia Demo",
                                "account", "mia.demo",
                                "password", PortalServer.PASSWORD,
                                "email", "mia@imports.example",
                                "language", "en",
                                "message", "Rugs for three shops.")))
                .contains("Your application has arrived");
        assertThat(browser.post("/catalog/en/sign-in", Map.of("account", "mia.demo", "password", PortalServer.PASSWORD))
                        .body())
                .contains("This account is not open yet");
    }

    @Test
    void asksTheDatabaseEquallyOftenWhateverTheNumberOfRows() {
        Browser visitor = SERVER.browser();
        visitor.page("/catalog/ar/products?q=teapot");
        int few = SERVER.statements();
        visitor.page("/catalog/ar/products?sort=name");
        // page, count, ten facets, enterprises, pictures
        assertThat(SERVER.statements()).isEqualTo(few).isLessThanOrEqualTo(14);
    }

    @Test
    void saysEverythingInAllLanguages() {
        Words english = new Words(PageLanguage.EN);
        for (PageLanguage language : PageLanguage.values()) {
            Words words = new Words(language);
            assertThat(words.keys()).as("%s", language).isEqualTo(english.keys());
            assertThat(words.keys())
                    .allSatisfy(key -> assertThat(words.say(key, 3, 2)).isNotBlank());
        }
        assertThat(new Words(PageLanguage.AR).say("products.count", 2)).isEqualTo("منتجان");
        assertThat(Optional.of(english.say("products.count", 1))).contains("1 product");
    }

    private static String plain(String page) {
        return page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }
}
