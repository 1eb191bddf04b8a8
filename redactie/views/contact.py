# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The contact form: stored first, mailed after."""

import logging
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView, TemplateView

from redactie.anoniem import AnoniemForm, nieuw_token, te_vaak, zelfde_oorsprong
from redactie.models import Bericht, Pagina
from redactie.views.openbaar import PaginaMixin

logger = logging.getLogger("redactie.contact")


class TeVaak(Exception):
    """Too many messages from one network; the roof answers with 429. Carries what was typed."""

    def __init__(self, getypt: dict[str, str]) -> None:
        super().__init__("te veel berichten")
        self.getypt = getypt


class ContactForm(AnoniemForm):
    """What a visitor tells us. Every error says what to do; nothing typed is lost."""

    class Meta:
        model = Bericht
        fields = ["naam", "email", "organisatie", "onderwerp", "tekst"]
        labels = {
            "naam": "Uw naam",
            "email": "Uw e-mailadres",
            "organisatie": "Uw organisatie (hoeft niet)",
            "onderwerp": "Waar gaat het over?",
            "tekst": "Uw bericht",
        }
        help_texts = {
            "email": "Alleen om u te antwoorden. Bijvoorbeeld: naam@gemeente.nl",
            "tekst": "Zet hier geen gegevens in over de gezondheid van mensen. Ten hoogste 5.000 tekens.",
        }
        error_messages = {
            "naam": {"required": "Vul uw naam in."},
            "email": {
                "required": "Vul uw e-mailadres in, dan kunnen wij antwoorden.",
                "invalid": "Vul een e-mailadres in zoals naam@gemeente.nl.",
            },
            "onderwerp": {"required": "Zeg in een paar woorden waar het over gaat."},
            "tekst": {"required": "Schrijf uw bericht."},
        }
        widgets = {
            "naam": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "organisatie": forms.TextInput(attrs={"autocomplete": "organization"}),
            "tekst": forms.Textarea(attrs={"rows": 8}),
        }


@method_decorator(csrf_exempt, name="dispatch")  # guarded by Origin and a signed token; readers get no cookie
class ContactView(PaginaMixin, FormView):
    """The contact page.

    Template `redactie/contact.html`, context `form` (fields `naam`, `email`, `organisatie`, `onderwerp`, `tekst`,
    hidden `token`, trap `website`), `pagina` (introduction) or None, `bewaarmaanden`. The form posts to itself.
    """

    template_name = "redactie/contact.html"
    form_class = ContactForm
    kruimels = (("Contact", "/contact/"),)

    def get_initial(self) -> dict:
        return {"token": nieuw_token(), "onderwerp": self.request.GET.get("over", "")[:160]}

    def get_context_data(self, **kwargs) -> dict:
        pagina = Pagina.objects.gepubliceerd().filter(slug="contact").first()
        return super().get_context_data(pagina=pagina, bewaarmaanden=settings.CONTACT_BEWAARMAANDEN, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = self.get_form()
        if not zelfde_oorsprong(request):
            form.add_error(None, "Dit bericht kwam niet van deze site. Druk opnieuw op Versturen.")
            return self.form_invalid(form)
        if form.is_robot():
            return redirect("contact-bedankt")
        if not form.is_valid():
            return self.form_invalid(form)
        if te_vaak(request):
            raise TeVaak({name: form.cleaned_data[name] for name in self.form_class.Meta.fields})
        return self.form_valid(form)

    def form_valid(self, form: ContactForm) -> HttpResponse:
        bericht = form.save(commit=False)
        bericht.eenmalig = form.cleaned_data["token"]
        bewaar_bericht(bericht)
        return redirect("contact-bedankt")

    def form_invalid(self, form: ContactForm) -> HttpResponse:
        # A fresh token, so that pressing the button again is enough.
        form.data = form.data.copy()
        form.data["token"] = nieuw_token()
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ContactBedanktView(PaginaMixin, TemplateView):
    """What happens after a message. Template `redactie/contact_bedankt.html`, context `bewaarmaanden`."""

    template_name = "redactie/contact_bedankt.html"
    kruimels = (("Contact", "/contact/"), ("Bericht verstuurd", "/contact/bedankt/"))

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(bewaarmaanden=settings.CONTACT_BEWAARMAANDEN, **kwargs)


@transaction.atomic
def bewaar_bericht(bericht: Bericht) -> None:
    """Store a message once, whatever happens to the mail; the same form sent twice is one message."""
    values = {field: getattr(bericht, field) for field in ("naam", "email", "organisatie", "onderwerp", "tekst")}
    bericht, new = Bericht.objects.get_or_create(eenmalig=bericht.eenmalig, defaults=values)
    if new:
        transaction.on_commit(lambda: mail_bericht(bericht))


def mail_bericht(bericht: Bericht) -> bool:
    """Mail a stored message to the editors; when that fails it stays on the list of `verstuur_berichten`."""
    onderwerp = " ".join(bericht.onderwerp.split())
    mail = EmailMessage(
        subject=f"Bericht via de site: {onderwerp}",
        body=f"{bericht.tekst}\n\n{bericht.naam}\n{bericht.organisatie}\n{bericht.email}",
        to=[settings.CONTACT_EMAIL],
        reply_to=[bericht.email],
    )
    try:
        mail.send()
    except OSError as error:
        logger.warning("bericht %s nog niet gemaild: %s", bericht.pk, error.__class__.__name__)
        return False
    Bericht.objects.filter(pk=bericht.pk).update(gemaild_op=timezone.now())
    return True


def ruim_berichten_op() -> int:
    """Remove messages older than the term in the settings; return how many."""
    oldest = timezone.now() - timedelta(days=30.44 * settings.CONTACT_BEWAARMAANDEN)
    return Bericht.objects.filter(ontvangen_op__lt=oldest).delete()[0]
