package org.onedoor.directory.openreferral;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.web.SentName;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where a file of another publisher's services is taken in, and what came of it. */
@Controller
@RequestMapping("/services/import")
@Does(value = Action.WRITE, data = "service")
class ListingController {
    private final ListingImport imports;
    private final Looks looks;

    ListingController(ListingImport imports, Looks looks) {
        this.imports = imports;
        this.looks = looks;
    }

    @GetMapping
    String form(Model model) {
        return show(null, Map.of(), model);
    }

    @PostMapping
    String take(@RequestParam(required = false) @Nullable MultipartFile file, Model model) throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new Invalid("file", "Choose the file that the other publisher's /services answered");
            }
            return show(imports.take(SentName.of(file, "services.json"), file.getBytes()), Map.of(), model);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(null, e.problems(), model);
        }
    }

    private String show(ListingImport.@Nullable Result result, Map<String, String> problems, Model model) {
        ListingPage page = looks.look(
                "Form to take in services",
                Ask.function(Action.WRITE, "service"),
                _ -> ListingPage.of(result, problems));
        model.addAttribute("title", "Take in another publisher's services");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/import";
    }
}
