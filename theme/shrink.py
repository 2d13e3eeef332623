"""x"""
def shrink_site(site):
    pass
