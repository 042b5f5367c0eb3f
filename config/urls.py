from allauth.account.views import password_reset
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from accounts.even_time import takes_its_time
from careplans.views.health import live, ready

urlpatterns = [
    path("", include("careplans.urls")),
    path("accounts/password/reset/", takes_its_time(password_reset), name="account_reset_password"),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("careplans.api.urls")),
    path("api/schema/", login_not_required(SpectacularAPIView.as_view()), name="api_schema"),
    path("health/live", live, name="health_live"),
    path("health/ready", ready, name="health_ready"),
]
