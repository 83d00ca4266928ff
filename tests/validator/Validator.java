// Prints for each argument PROFILE=FILE.pdf whether the file keeps to the profile (PDFUA-1, PDFA-2A, PDFA-3A), and each
// rule that it breaks. One start of Java for all of them: it takes longer than a file does.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.TreeMap;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

public class Validator {
    public static void main(String[] tasks) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String task : tasks) {
            int split = task.indexOf('=');
            validate(task.substring(0, split), task.substring(split + 1));
        }
    }

    private static void validate(String name, String file) throws Exception {
        String id = name.toLowerCase().replace("pdfa-", "").replace("pdfua-", "ua");
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        try (InputStream rules = Validator.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml");
                InputStream pdf = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(pdf, flavour)) {
            ValidationProfile profile = Profiles.profileFromXml(rules);
            try (PDFAValidator validator = ValidatorFactory.createValidator(profile, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println((result.isCompliant() ? "compliant " : "BROKEN ") + name + " " + file);
                TreeMap<String, String> broken = new TreeMap<>();
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        broken.put(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
                                assertion.getMessage());
                    }
                }
                broken.forEach((rule, message) -> System.out.println("  " + rule + ": " + message));
            }
        }
    }
}
