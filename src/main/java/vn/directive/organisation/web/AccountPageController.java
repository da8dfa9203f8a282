package vn.directive.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.directive.audit.Reason;
import vn.directive.organisation.AccountRegister;
import vn.directive.organisation.AccountRegister.Wanted;
import vn.directive.organisation.Grant;

/** Accounts for administrators: find, enter, correct, open and close, give a password. */
@Controller
@RequestMapping("/organisation/accounts")
class AccountPageController extends AdministratorPages {

    private final AccountRegister accounts;

    AccountPageController(AccountRegister accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String text, Model model) {
        model.addAttribute("accounts", accounts.search(text));
        model.addAttribute("text", text);
        model.addAttribute("grants", Grant.values());
        return "organisation-accounts";
    }

    @PostMapping
    ModelAndView add(@ModelAttribute AccountForm form, @RequestParam(required = false) String username,
            HttpServletRequest request, Model model, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "Đã thêm tài khoản.");
        return carryOut("new", request, model, () -> accounts.add(form.wanted(empty(username)),
                new Reason(form.reason())), "/organisation/accounts/" + empty(username), again -> list("", again));
    }

    @GetMapping("/{username}")
    String account(@PathVariable String username, Model model) {
        model.addAttribute("account", accounts.get(username));
        model.addAttribute("terms", accounts.terms(username));
        model.addAttribute("grants", Grant.values());
        return "organisation-account";
    }

    @PostMapping("/{username}")
    ModelAndView change(@PathVariable String username, @ModelAttribute AccountForm form,
            HttpServletRequest request, Model model, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "Đã lưu tài khoản.");
        boolean enabled = Boolean.TRUE.equals(form.enabled());
        return carryOut("change", request, model, () -> accounts.change(form.wanted(username), enabled, form.seen(),
                new Reason(form.reason())), "/organisation/accounts/" + username, again -> account(username, again));
    }

    @PostMapping("/{username}/password")
    ModelAndView password(@PathVariable String username, @RequestParam(defaultValue = "") String password,
            Model model, RedirectAttributes flash, HttpServletRequest request) {
        flash.addFlashAttribute("done", "Đã đặt mật khẩu.");
        ModelAndView answer = carryOut("password", request, model, () -> accounts.setPassword(username, password),
                "/organisation/accounts/" + username, again -> account(username, again));
        if (answer.getStatus() == HttpStatus.UNPROCESSABLE_ENTITY) {
            // A password is typed again.
            answer.getModel().remove("typed");
        }
        return answer;
    }

    /** As typed. @param seen stamp of what was on the page, null for a new account */
    record AccountForm(String displayName, String email, Set<Grant> grants, Boolean enabled, String seen,
            String reason) {

        private Wanted wanted(String username) {
            return new Wanted(username, displayName, empty(email), grants == null ? Set.of() : grants);
        }
    }
}
