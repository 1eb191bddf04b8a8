# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Pages below a tool: what others did with it, and the form "Wij gebruikten dit" to tell so."""

from django import forms
from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from redactie.anoniem import AnoniemForm, AnoniemMixin
from redactie.views.openbaar import OpenbaarDetailView, PaginaMixin
from toolkit.gebruik import bewaar_ervaring
from toolkit.models import Gebruikservaring, Tool
from toolkit.models.gebruik import Gelukt

PER_PAGINA = 10


class Rondjes(forms.RadioSelect):
    """A choice of a few, all in sight; the list of errors leads to the first of them."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, index or "0")


class GebruikForm(AnoniemForm):
    """What another municipality tells. Every error says what to do; nothing typed is lost."""

    gelukt = forms.ChoiceField(
        label="Is het gelukt?",
        choices=Gelukt.choices,
        widget=Rondjes,
        help_text="Ook als het niet lukte, helpt dat anderen.",
        error_messages={"required": "Kies of het is gelukt: ja, deels of nee."},
    )

    class Meta:
        model = Gebruikservaring
        fields = [
            *("gemeente", "gebruikt_in", "context", "aangepast", "resultaat", "gelukt"),
            *("contact_naam", "contact_rol", "contact_email", "contact_zichtbaar"),
        ]
        labels = {
            "gemeente": "Uw gemeente",
            "gebruikt_in": "Wanneer gebruikte u dit? (hoeft niet)",
            "context": "Waar en met wie gebruikte u dit?",
            "aangepast": "Wat hebt u veranderd?",
            "resultaat": "Wat kwam eruit?",
            "contact_naam": "Uw naam",
            "contact_rol": "Uw rol (hoeft niet)",
            "contact_email": "Uw e-mailadres",
            "contact_zichtbaar": "Ja, zet mijn naam, rol en e-mailadres op de site. Anderen mogen mij benaderen.",
        }
        help_texts = {
            "gemeente": "De gemeente waar u de tool gebruikte.",
            "gebruikt_in": "Bijvoorbeeld: najaar 2026.",
            "context": "Bijvoorbeeld: in een buurthuis, met acht inwoners en een wijkverpleegkundige.",
            "aangepast": "Niets veranderd? Schrijf dan: niets.",
            "resultaat": "Vertel wat het opleverde. Vertel ook wat niet werkte.",
            "contact_rol": "Bijvoorbeeld: beleidsmedewerker.",
            "contact_email": "Voor als wij iets willen vragen. Bijvoorbeeld: naam@gemeente.nl",
            "contact_zichtbaar": "Kruist u dit niet aan? Dan leest alleen de redactie wie u bent.",
        }
        error_messages = {
            "gemeente": {"required": "Vul de naam van uw gemeente in."},
            "context": {"required": "Vertel waar en met wie u dit gebruikte."},
            "aangepast": {"required": "Vertel wat u hebt veranderd. Niets veranderd? Schrijf dan: niets."},
            "resultaat": {"required": "Vertel wat eruit kwam, ook als het niet lukte."},
            "contact_naam": {"required": "Vul uw naam in."},
            "contact_email": {
                "required": "Vul uw e-mailadres in, dan kunnen wij u iets vragen.",
                "invalid": "Vul een e-mailadres in zoals naam@gemeente.nl.",
            },
        }
        widgets = {
            "context": forms.Textarea(attrs={"rows": 4}),
            "aangepast": forms.Textarea(attrs={"rows": 4}),
            "resultaat": forms.Textarea(attrs={"rows": 6}),
            "contact_naam": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_rol": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("contact_naam", "contact_email"):  # a row may be without them, when its term is over
            self.fields[name].required = True


class BijToolView(OpenbaarDetailView):
    """A page below a public tool: it moves with the tool, and is gone when the tool is. Context: `tool`."""

    model = Tool
    url_naam: str
    onderwerp: str

    def get_new_address(self, item: Tool) -> str:
        return reverse(self.url_naam, args=[item.slug])

    def get_kruimels(self) -> list[tuple[str, str]]:
        tool = self.object
        return [
            *[("Home", "/"), ("Toolkit", "/toolkit/")],
            *[(tool.titel, tool.get_absolute_url()), (self.onderwerp, self.request.path)],
        ]

    def get_jsonld(self, kruimels: list[tuple[str, str]]) -> list[dict]:
        return PaginaMixin.get_jsonld(self, kruimels)  # the tool itself is described on its own page


@method_decorator(csrf_exempt, name="dispatch")  # guarded by Origin and a signed token; readers get no cookie
class GebruikView(AnoniemMixin, BijToolView):
    """The form "Wij gebruikten dit" of a tool. Template `toolkit/gebruik.html`, context `form`, `bewaarmaanden`."""

    template_name = "toolkit/gebruik.html"
    form_class = GebruikForm
    url_naam = "tool-gebruik"
    onderwerp = "Wij gebruikten dit"

    def get_success_url(self) -> str:
        return reverse("tool-gebruik-bedankt", args=[self.object.slug])

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(bewaarmaanden=settings.CONTACT_BEWAARMAANDEN, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.object = self.get_queryset().filter(slug=self.kwargs["slug"]).first()
        return self.get_elsewhere() if self.object is None else super().post(request, *args, **kwargs)

    def form_valid(self, form: GebruikForm) -> HttpResponse:
        ervaring = form.save(commit=False)
        ervaring.tool, ervaring.eenmalig = self.object, form.cleaned_data["token"]
        bewaar_ervaring(ervaring)
        return redirect(self.get_success_url())


class GebruikBedanktView(BijToolView):
    """What happens after somebody told. Template `toolkit/gebruik_bedankt.html`, context `bewaarmaanden`."""

    template_name = "toolkit/gebruik_bedankt.html"
    url_naam = "tool-gebruik-bedankt"
    onderwerp = "Bedankt"

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(bewaarmaanden=settings.CONTACT_BEWAARMAANDEN, **kwargs)


class ErvaringenView(BijToolView):
    """All that others told about a tool, the newest first.

    Template `toolkit/ervaringen.html`, context `pagina` (a page of experiences) and `bladzijden` (the page numbers).
    A page that is not there is not found, as in every list.
    """

    template_name = "toolkit/ervaringen.html"
    url_naam = "tool-ervaringen"
    onderwerp = "Ervaringen van anderen"

    def get_context_data(self, **kwargs) -> dict:
        paginator = Paginator(self.object.ervaringen.openbaar(), PER_PAGINA)
        try:
            pagina = paginator.page(self.request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404 from error
        bladzijden = list(paginator.get_elided_page_range(pagina.number, on_each_side=2, on_ends=1))
        return super().get_context_data(pagina=pagina, bladzijden=bladzijden, **kwargs)
