"""The living style page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stijlgids(request: HttpRequest) -> HttpResponse:
    return render(request, "paginas/stijlgids.html")
