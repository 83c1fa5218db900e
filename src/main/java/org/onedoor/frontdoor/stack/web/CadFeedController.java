package org.onedoor.frontdoor.stack.web;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.frontdoor.stack.CadFile;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.web.SentName;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where an ambulance service sends its dispatch system's feed as a file. */
@Controller
class CadFeedController {
    private final CadFile files;
    private final Looks looks;

    CadFeedController(CadFile files, Looks looks) {
        this.files = files;
        this.looks = looks;
    }

    @GetMapping("/stack/feed")
    @Does(value = Action.WRITE, data = "stack")
    String ask(Model model) {
        return form(model, null, Map.of());
    }

    @PostMapping("/stack/feed")
    @Does(value = Action.WRITE, data = "stack")
    String take(@RequestParam(required = false) @Nullable MultipartFile file, Model model) {
        looks.look("Send 999 calls", Ask.function(Action.WRITE, "stack"), _ -> true);
        try {
            if (file == null || file.isEmpty()) {
                throw new Invalid("file", "Choose the file of calls");
            }
            CsvFile csv = CsvFile.sent(SentName.of(file, "calls.csv"), file.getBytes());
            return form(model, files.take(CurrentActor.get().organisationId(), csv), Map.of());
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(model, null, e.problems());
        } catch (IOException e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(model, null, Map.of("file", "The file could not be read. Send it again."));
        }
    }

    private String form(Model model, AmbulanceFeed.@Nullable Taken taken, Map<String, String> errors) {
        boolean sends = looks.look(
                "Form for 999 calls",
                Ask.function(Action.WRITE, "stack"),
                _ -> files.sends(CurrentActor.get().organisationId()));
        if (!sends) {
            throw new Forbidden(
                    "999 calls are sent by an ambulance service.", "The ambulance service that has the call.");
        }
        model.addAttribute("title", "Send 999 calls");
        model.addAttribute("errors", errors);
        model.addAttribute("taken", taken);
        return "frontdoor/stack/feed";
    }
}
