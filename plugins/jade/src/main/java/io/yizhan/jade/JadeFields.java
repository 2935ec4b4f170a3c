package io.yizhan.jade;

import java.util.List;
import java.util.Set;

/** Keys and codes of the model files that the code asks for. */
final class JadeFields {
    static final String WORK = "work";
    static final String NAME = "jade.name16552";
    static final String CLASS = "jade.class38821";
    static final String DISPLAY_NAME = "jade.displayName";
    static final String OCCURRENCE = "jade.occurrence";
    static final String ORIGIN_CLAIM = "jade.originClaim";
    static final String ORIGIN_BASIS = "jade.originBasis";
    static final String TREATMENT = "jade.treatment";
    static final String DENSITY = "jade.density";
    static final String REFRACTIVE_INDEX = "jade.refractiveIndex";
    static final String MOHS_FROM = "jade.mohsFrom";
    static final String MOHS_TO = "jade.mohsTo";
    static final String CERTIFICATES = "jade.certificates";

    static final String HETIAN_YU = "hetian-yu";

    /** 处理 of GB/T 16552, which the name has to say; 优化 (waxing, heating) need not be said. */
    static final Set<String> TREATMENTS = Set.of("bleach", "filling", "dyeing", "coating", "irradiation");

    /** Every field whose presence makes a work a jade work. */
    static final List<String> MARKS = List.of(
            NAME, CLASS, OCCURRENCE, TREATMENT, DENSITY, REFRACTIVE_INDEX, CERTIFICATES, "jade.weight", "jade.skin");

    private JadeFields() {}
}
