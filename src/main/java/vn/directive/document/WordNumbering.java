package vn.directive.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumbering;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;

/** Counts the numbers of automatic lists as Word does: "I.", "1.", "a)" are how people cite a clause. */
final class WordNumbering {

    private static final long LARGEST_PART = 4L << 20;
    private static final int LEVELS = 9;
    private static final String[] TENS = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
    private static final String[] ONES = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};

    private final Map<String, CTAbstractNum> lists = new HashMap<>();
    private final Map<CTAbstractNum, int[]> counters = new HashMap<>();

    private WordNumbering() {}

    static WordNumbering of(PackagePart document) throws IOException, InvalidFormatException {
        WordNumbering numbering = new WordNumbering();
        PackageRelationshipCollection related = document.getRelationshipsByType(XWPFRelation.NUMBERING.getRelation());
        PackagePart part = related.isEmpty() ? null : document.getRelatedPart(related.getRelationship(0));
        if (part != null && part.getSize() <= LARGEST_PART) {
            try (InputStream in = part.getInputStream()) {
                numbering.add(NumberingDocument.Factory.parse(in).getNumbering());
            } catch (XmlException e) {
                throw new IOException(e);
            }
        }
        return numbering;
    }

    private void add(CTNumbering definitions) {
        Map<String, CTAbstractNum> byId = new HashMap<>();
        for (CTAbstractNum list : definitions.getAbstractNumList()) {
            byId.put(String.valueOf(list.getAbstractNumId()), list);
        }
        for (CTNum number : definitions.getNumList()) {
            CTAbstractNum list = byId.get(String.valueOf(number.getAbstractNumId().getVal()));
            if (list != null) {
                lists.put(String.valueOf(number.getNumId()), list);
            }
        }
    }

    /** The label of the next paragraph in a list with a space behind it; empty for bullets and unknown lists. */
    String next(String numberingId, int level) {
        CTAbstractNum list = lists.get(numberingId);
        if (list == null || level < 0 || level >= Math.min(LEVELS, list.sizeOfLvlArray())) {
            return "";
        }
        int[] counter = counters.computeIfAbsent(list, l -> new int[LEVELS]);
        counter[level]++;
        java.util.Arrays.fill(counter, level + 1, LEVELS, 0);
        CTLvl own = list.getLvlArray(level);
        if (own.getLvlText() == null || own.getLvlText().getVal() == null || "bullet".equals(format(own))) {
            return "";
        }
        String label = own.getLvlText().getVal();
        for (int i = 0; i <= level; i++) {
            CTLvl shown = list.getLvlArray(i);
            int start = shown.getStart() == null ? 1 : shown.getStart().getVal().intValue();
            label = label.replace("%" + (i + 1), written(start + Math.max(counter[i], 1) - 1, format(shown)));
        }
        return label.isBlank() ? "" : label + " ";
    }

    private static String format(CTLvl level) {
        return level.getNumFmt() == null ? "decimal" : String.valueOf(level.getNumFmt().getVal());
    }

    private static String written(int number, String format) {
        return switch (format) {
            case "lowerLetter" -> letter(number, 'a');
            case "upperLetter" -> letter(number, 'A');
            case "upperRoman" -> roman(number);
            case "lowerRoman" -> roman(number).toLowerCase(java.util.Locale.ROOT);
            case "none" -> "";
            default -> String.valueOf(number);
        };
    }

    private static String letter(int number, char first) {
        return number < 1 ? "" : String.valueOf((char) (first + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        return number < 1 || number > 99 ? String.valueOf(number) : TENS[number / 10] + ONES[number % 10];
    }
}
