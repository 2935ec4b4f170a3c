package io.yizhan.core.review;

import io.yizhan.core.model.Labels;
import io.yizhan.core.security.Role;
import java.util.List;

/** The workflow that is offered when one is made: 三审三校, three reviews, each with its proofreading. */
final class WorkflowTemplate {
    private static final int FIRST_HOURS = 48;
    private static final int LATER_HOURS = 24;

    private WorkflowTemplate() {}

    static WorkflowDefinition threeReviews() {
        return new WorkflowDefinition(
                Labels.of("三审三校", "Three reviews"), List.of(), List.of(first(), second(), last()), true);
    }

    private static ReviewStep first() {
        return new ReviewStep(
                "first",
                Labels.of("初审", "First review"),
                List.of(Role.EDITOR, Role.PUBLISHER),
                List.of(
                        must("facts", "事实、数据和出处已核实", "Facts, figures and sources are checked"),
                        must("names", "人名、地名、机构名和职务准确", "Names of people, places, bodies and offices are right"),
                        may("rights", "图片和引文已获授权", "Pictures and quotations are cleared")),
                List.of(
                        must("typos", "无错别字、漏字和多字", "No wrong, missing or superfluous characters"),
                        must("marks", "标点、数字和计量单位规范", "Punctuation, numerals and units follow the standard")),
                FIRST_HOURS);
    }

    private static ReviewStep second() {
        return new ReviewStep(
                "second",
                Labels.of("复审", "Second review"),
                List.of(Role.PUBLISHER),
                List.of(
                        must("stance", "导向正确，表述符合政策法规", "Stance and wording follow law and policy"),
                        must(
                                "terms",
                                "涉外、民族、宗教和边界表述规范",
                                "Wording on foreign, ethnic, religious and border matters is right"),
                        may("value", "内容完整，结构合理", "Complete and well built")),
                List.of(
                        must("consistent", "全文术语和译名一致", "Terms and translated names are used alike throughout"),
                        must("layout", "标题、图注和链接正确", "Titles, captions and links are right")),
                LATER_HOURS);
    }

    private static ReviewStep last() {
        return new ReviewStep(
                "last",
                Labels.of("终审", "Final review"),
                List.of(Role.PUBLISHER, Role.ADMIN),
                List.of(
                        must("public", "可以公开，不涉密、不涉隐私", "Fit for the public: nothing secret, nothing private"),
                        must("settled", "前两审意见已落实", "What the first two reviews asked for is done")),
                List.of(must("final", "清样通读无误", "The final text was read through without a fault")),
                LATER_HOURS);
    }

    private static Tick must(String id, String chinese, String english) {
        return new Tick(id, Labels.of(chinese, english), true);
    }

    private static Tick may(String id, String chinese, String english) {
        return new Tick(id, Labels.of(chinese, english), false);
    }
}
