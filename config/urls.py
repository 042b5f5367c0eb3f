from django.urls import include, path

from careplans.views.health import live, ready

urlpatterns = [
    path("", include("careplans.urls")),
    path("accounts/", include("allauth.urls")),
    path("health/live", live, name="health_live"),
    path("health/ready", ready, name="health_ready"),
]
