package io.yizhan.jade;

import io.yizhan.plugin.EntryValidator;
import io.yizhan.plugin.EntryView;
import io.yizhan.plugin.PluginFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pf4j.Extension;

/** The rules of GB/T 16552 and GB/T 38821 that a form alone cannot hold. Works without jade values are left alone. */
@Extension
public final class JadeValidator implements EntryValidator {
    /** Hetian Yu: 2.95 +0.15/−0.05 g/cm³ (GB/T 38821). */
    private static final BigDecimal DENSITY_MIN = new BigDecimal("2.90");

    private static final BigDecimal DENSITY_MAX = new BigDecimal("3.10");
    private static final BigDecimal INDEX_MIN = new BigDecimal("1.60");
    private static final BigDecimal INDEX_MAX = new BigDecimal("1.61");

    @Override
    public Set<String> types() {
        return Set.of(JadeFields.WORK);
    }

    @Override
    public List<PluginFinding> validate(EntryView entry) {
        List<PluginFinding> findings = new ArrayList<>();
        if (JadeFields.MARKS.stream().noneMatch(entry::has)) {
            return findings;
        }
        checkNames(entry, findings);
        checkOrigin(entry, findings);
        checkTreatment(entry, findings);
        if (isHetianYu(entry)) {
            checkMeasurements(entry, findings);
        }
        checkMohs(entry, findings);
        checkCertificates(entry, findings);
        return findings;
    }

    private static boolean isHetianYu(EntryView entry) {
        return entry.findText(JadeFields.NAME)
                .filter(JadeFields.HETIAN_YU::equals)
                .isPresent();
    }

    private static void checkNames(EntryView entry, List<PluginFinding> findings) {
        boolean classified = entry.findText(JadeFields.CLASS).isPresent();
        if (entry.findText(JadeFields.NAME).isEmpty()) {
            findings.add(PluginFinding.error(
                    JadeFields.NAME, "玉石作品需按 GB/T 16552 填写名称。", "A jade work needs its name of GB/T 16552."));
        } else if (isHetianYu(entry) && !classified) {
            findings.add(PluginFinding.error(
                    JadeFields.CLASS, "和田玉需填写 GB/T 38821 品种。", "Hetian Yu needs its class of GB/T 38821."));
        } else if (!isHetianYu(entry) && classified) {
            findings.add(PluginFinding.error(
                    JadeFields.CLASS,
                    "GB/T 38821 品种只用于和田玉，请清空或修改名称。",
                    "Classes of GB/T 38821 are for Hetian Yu only; clear it or correct the name."));
        }
    }

    private static void checkOrigin(EntryView entry, List<PluginFinding> findings) {
        boolean claimed = entry.has(JadeFields.ORIGIN_CLAIM);
        Optional<String> basis = entry.findText(JadeFields.ORIGIN_BASIS);
        if (claimed && basis.isEmpty()) {
            findings.add(PluginFinding.error(
                    JadeFields.ORIGIN_BASIS,
                    "声明产地时需说明依据；名称“和田玉”不能证明产地。",
                    "An origin claimed needs its basis; the name Hetian Yu proves no origin."));
        }
        if (claimed && basis.filter("unknown"::equals).isPresent()) {
            findings.add(PluginFinding.warning(
                    JadeFields.ORIGIN_CLAIM, "产地依据不详，建议不声明产地。", "The basis is unknown; better claim no origin."));
        }
    }

    private static void checkTreatment(EntryView entry, List<PluginFinding> findings) {
        List<String> treatments = entry.texts(JadeFields.TREATMENT);
        if (treatments.contains("none") && treatments.size() > 1) {
            findings.add(PluginFinding.error(
                    JadeFields.TREATMENT, "“无”不能与其他处理方式同选。", "“None” cannot stand beside a treatment."));
        }
    }

    private static void checkMeasurements(EntryView entry, List<PluginFinding> findings) {
        outside(entry, JadeFields.DENSITY, DENSITY_MIN, DENSITY_MAX)
                .ifPresent(value -> findings.add(PluginFinding.warning(
                        JadeFields.DENSITY,
                        "和田玉密度一般为 2.90–3.10 g/cm³，" + value + " 请核对。",
                        "Hetian Yu has a density of 2.90–3.10 g/cm³; compare " + value + " again.")));
        outside(entry, JadeFields.REFRACTIVE_INDEX, INDEX_MIN, INDEX_MAX)
                .ifPresent(value -> findings.add(PluginFinding.warning(
                        JadeFields.REFRACTIVE_INDEX,
                        "和田玉点测折射率一般为 1.60–1.61，" + value + " 请核对。",
                        "Hetian Yu has a spot refractive index of 1.60–1.61; compare " + value + " again.")));
    }

    private static Optional<String> outside(EntryView entry, String key, BigDecimal min, BigDecimal max) {
        return entry.findDecimal(key)
                .filter(value -> value.compareTo(min) < 0 || value.compareTo(max) > 0)
                .map(BigDecimal::toPlainString);
    }

    private static void checkMohs(EntryView entry, List<PluginFinding> findings) {
        Optional<BigDecimal> from = entry.findDecimal(JadeFields.MOHS_FROM);
        Optional<BigDecimal> to = entry.findDecimal(JadeFields.MOHS_TO);
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            findings.add(PluginFinding.error(
                    JadeFields.MOHS_TO, "摩氏硬度的上限小于下限。", "The upper Mohs hardness is below the lower one."));
        }
    }

    private static void checkCertificates(EntryView entry, List<PluginFinding> findings) {
        Set<String> known = new HashSet<>();
        int row = 0;
        for (Map<String, Object> certificate : entry.rows(JadeFields.CERTIFICATES)) {
            row++;
            Optional<String> lab = EntryView.text(certificate.get("lab"));
            Optional<String> number = EntryView.text(certificate.get("number"));
            if (lab.isEmpty() || number.isEmpty()) {
                findings.add(PluginFinding.error(
                        JadeFields.CERTIFICATES,
                        "第 " + row + " 份证书需填写检测机构和编号。",
                        "Certificate " + row + " needs its laboratory and number."));
            } else if (!known.add(lab.get() + "\n" + number.get())) {
                findings.add(PluginFinding.error(
                        JadeFields.CERTIFICATES,
                        "第 " + row + " 份证书重复：" + number.get() + "。",
                        "Certificate " + row + " is given twice: " + number.get() + "."));
            }
        }
    }
}
