# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The contact form: stored first, mailed after."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView, TemplateView

from redactie.anoniem import AnoniemForm, AnoniemMixin
from redactie.models import Bericht, Pagina
from redactie.postbus import mail_de_redactie
from redactie.views.openbaar import PaginaMixin


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
class ContactView(AnoniemMixin, PaginaMixin, FormView):
    """The contact page.

    Template `redactie/contact.html`, context `form` (fields `naam`, `email`, `organisatie`, `onderwerp`, `tekst`,
    hidden `token`, trap `website`), `pagina` (introduction) or None, `bewaarmaanden`. The form posts to itself.
    """

    template_name = "redactie/contact.html"
    form_class = ContactForm
    success_url = reverse_lazy("contact-bedankt")
    kruimels = (("Contact", "/contact/"),)

    def get_initial(self) -> dict:
        return {**super().get_initial(), "onderwerp": self.request.GET.get("over", "")[:160]}

    def get_context_data(self, **kwargs) -> dict:
        pagina = Pagina.objects.gepubliceerd().filter(slug="contact").first()
        return super().get_context_data(pagina=pagina, bewaarmaanden=settings.CONTACT_BEWAARMAANDEN, **kwargs)

    def form_valid(self, form: ContactForm) -> HttpResponse:
        bericht = form.save(commit=False)
        bericht.eenmalig = form.cleaned_data["token"]
        bewaar_bericht(bericht)
        return redirect(self.get_success_url())


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
    return mail_de_redactie(
        bericht,
        onderwerp=f"Bericht via de site: {bericht.onderwerp}",
        tekst=f"{bericht.tekst}\n\n{bericht.naam}\n{bericht.organisatie}\n{bericht.email}",
        antwoord_aan=(bericht.email,),
    )


def ruim_berichten_op() -> int:
    """Remove messages older than the term in the settings; return how many."""
    oldest = timezone.now() - timedelta(days=30.44 * settings.CONTACT_BEWAARMAANDEN)
    return Bericht.objects.filter(ontvangen_op__lt=oldest).delete()[0]
