package vn.directive.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says the number of a clause the way people cite it: II.3 is "Phần II, mục 3", 2.1.a is "Mục 2, khoản 1, điểm a". */
final class ClauseReference {

    private ClauseReference() {}

    /** @param number as the outline has it; what is already in words stays as it is */
    static String of(String number) {
        List<String> parts = new ArrayList<>();
        String digits = "mục ";
        for (String part : number.strip().split("[.,\\s]+")) {
            if (part.matches("[IVX]+")) {
                parts.add("phần " + part);
            } else if (part.matches("\\d+")) {
                parts.add(digits + part);
                digits = "khoản ";
            } else if (part.matches("[a-zđ]\\)?")) {
                parts.add("điểm " + part.replace(")", ""));
            } else {
                return number.strip();
            }
        }
        String place = String.join(", ", parts);
        return place.isEmpty() ? number : place.substring(0, 1).toUpperCase(Locale.ROOT) + place.substring(1);
    }
}
